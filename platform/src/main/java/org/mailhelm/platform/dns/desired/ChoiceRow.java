package org.mailhelm.platform.dns.desired;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** The choices for a domain as they are stored. */
@MappedEntity("dns_choice")
record ChoiceRow(
        @Id String domain,
        @Nullable String dmarc,
        String mtaSts,
        @Nullable String tlsReports,
        boolean discovery,
        boolean healing,
        @Nullable String connectionId) {}
