package org.mailhelm.platform.dns.change;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import org.mailhelm.platform.storage.EpochMillis;

/** A change of a zone as it is stored. */
@MappedEntity("dns_applied")
record AppliedRow(
        @Id String id,
        String domain,
        String zone,
        String connectionId,
        String kind,
        String actor,
        @MappedProperty(converter = EpochMillis.class) Instant at,
        String state,
        String changes,
        String ownedBefore,
        int wanted,
        int written,
        @Nullable String problem,

        @Nullable @TypeDef(type = DataType.LONG, converter = EpochMillis.class)
        Instant undoneAt) {}
