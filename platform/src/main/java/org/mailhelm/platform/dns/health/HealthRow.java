package org.mailhelm.platform.dns.health;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import org.mailhelm.platform.storage.EpochMillis;

/** How the DNS of a domain was when last looked at; each column is explained where the table is made. */
@MappedEntity(value = "dns_health", alias = "h")
record HealthRow(
        @Id String domain,
        String overall,
        int severity,
        int failing,
        int warnings,
        String verdicts,
        @Nullable String findings,
        String believed,
        @Nullable String desired,

        @Nullable @TypeDef(type = DataType.LONG, converter = EpochMillis.class)
        Instant desiredAt,

        @Nullable @TypeDef(type = DataType.LONG, converter = EpochMillis.class)
        Instant checkedAt,

        @Nullable @TypeDef(type = DataType.LONG, converter = EpochMillis.class)
        Instant triedAt,

        @Nullable @TypeDef(type = DataType.LONG, converter = EpochMillis.class)
        Instant changedAt,

        @TypeDef(type = DataType.LONG, converter = EpochMillis.class)
        Instant nextAt,

        @Nullable String problem,
        @Nullable String writtenBy,

        @Nullable @TypeDef(type = DataType.LONG, converter = EpochMillis.class)
        Instant writtenAt) {

    static final String UNCHECKED = "unchecked";

    static HealthRow fresh(String domain, Instant nextAt) {
        return new HealthRow(
                domain, UNCHECKED, 0, 0, 0, "{}", null, "{}", null, null, null, null, null, nextAt, null, null, null);
    }
}
