package org.mailhelm.platform.job;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import org.mailhelm.platform.storage.EpochMillis;

/** A job as it is stored. */
@MappedEntity("job")
record JobRow(
        @Id String id,
        String kind,
        String title,
        String source,
        String parameters,
        String owner,
        String ownerName,
        String origin,
        JobState state,
        String runner,
        int runs,
        long version,
        int total,
        int done,
        int skipped,
        int failed,
        int trouble,
        String note,

        @MappedProperty(converter = EpochMillis.class) Instant created,

        @Nullable @TypeDef(type = DataType.LONG, converter = EpochMillis.class)
        Instant started,

        @Nullable @TypeDef(type = DataType.LONG, converter = EpochMillis.class)
        Instant nextTry,

        @Nullable @TypeDef(type = DataType.LONG, converter = EpochMillis.class)
        Instant ended) {}
