package org.mailhelm.platform.mail;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import org.mailhelm.platform.storage.EpochMillis;

/**
 * When the domains of a mail host were last read, and what went wrong since.
 *
 * @param version counts what Mailhelm changed there itself
 * @param readAt when the list was last read; null means never
 * @param doubted whether something may have changed since
 * @param triedAt when it was last tried
 * @param problem why the last try failed
 */
@MappedEntity("mail_host_state")
record HostState(
        @Id String connectionId,
        long version,

        @Nullable @TypeDef(type = DataType.LONG, converter = EpochMillis.class)
        Instant readAt,

        boolean doubted,

        @Nullable @TypeDef(type = DataType.LONG, converter = EpochMillis.class)
        Instant triedAt,

        @Nullable String problem) {}
