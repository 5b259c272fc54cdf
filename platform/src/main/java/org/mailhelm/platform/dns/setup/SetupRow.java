package org.mailhelm.platform.dns.setup;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Instant;
import org.mailhelm.api.DomainName;
import org.mailhelm.platform.storage.EpochMillis;

/** A domain on its way in. What is done of it is looked up, not kept. */
@MappedEntity("domain_setup")
record SetupRow(
        @Id String domain,
        String connectionId,
        String startedBy,
        @MappedProperty(converter = EpochMillis.class) Instant started) {

    DomainName name() {
        return new DomainName(domain);
    }
}
