package org.mailhelm.platform.mail.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A mailbox of the snapshot, with what it holds. */
@MappedEntity(value = "mailbox", alias = "m")
record UsageRow(
        @Id String address,
        String domain,
        String localPart,
        long usedBytes,
        @Nullable Long quotaBytes) {}
