package org.mailhelm.platform.dns.health;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import org.mailhelm.platform.storage.EpochMillis;

/**
 * Something that changed of a record that is watched.
 *
 * @param kind {@code drift}, {@code recovered} or {@code changed}
 * @param oldValue the records before, one a line
 * @param byName who wrote it, when it was us
 */
@MappedEntity(value = "dns_event", alias = "e")
record EventRow(
        @Id String id,

        @TypeDef(type = DataType.LONG, converter = EpochMillis.class)
        Instant at,

        String domain,
        String kind,
        String checkKey,
        String host,
        String oldValue,
        String newValue,
        String oldVerdict,
        String newVerdict,
        @Nullable String byName) {}
