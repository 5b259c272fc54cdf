package org.mailhelm.platform.mail.copy;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import org.mailhelm.platform.storage.EpochMillis;

/**
 * A stored copy.
 *
 * @param domain whose it is; null when it belongs to the connection
 * @param version counts what Mailhelm changed there itself
 * @param entries how many things it holds
 * @param content JSON; null until it is read
 * @param doubted whether something may have changed since it was read
 * @param triedAt when reading was last tried
 * @param problem why the last try failed
 */
@MappedEntity("mail_copy")
record CopyRow(
        @Id String id,
        @Nullable String domain,
        long version,
        int entries,
        @Nullable String content,

        @Nullable @TypeDef(type = DataType.LONG, converter = EpochMillis.class)
        Instant readAt,

        boolean doubted,

        @Nullable @TypeDef(type = DataType.LONG, converter = EpochMillis.class)
        Instant triedAt,

        @Nullable String problem) {}
