package org.mailhelm.platform.dns.heal;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import org.mailhelm.platform.storage.EpochMillis;

/**
 * When a domain is looked after next.
 *
 * @param tries how often it was healed in a row
 */
@MappedEntity("dns_healing")
record HealingRow(
        @Id String domain,
        int tries,
        @MappedProperty(converter = EpochMillis.class) Instant nextTry,

        @Nullable @TypeDef(type = DataType.LONG, converter = EpochMillis.class)
        Instant healedAt) {}
