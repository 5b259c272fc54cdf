package org.mailhelm.platform.dns.health;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import org.mailhelm.platform.storage.EpochMillis;

/** What lists show of a {@link HealthRow}, without the findings themselves. */
@MappedEntity(value = "dns_health", alias = "g")
record HealthGlance(
        @Id String domain,
        String overall,
        int severity,
        int failing,
        int warnings,
        String verdicts,

        @Nullable @TypeDef(type = DataType.LONG, converter = EpochMillis.class)
        Instant checkedAt,

        @TypeDef(type = DataType.LONG, converter = EpochMillis.class)
        Instant nextAt,

        @Nullable String problem) {

    boolean needsSomebody() {
        return failing + warnings > 0;
    }
}
