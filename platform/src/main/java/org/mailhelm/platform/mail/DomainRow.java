package org.mailhelm.platform.mail;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import org.mailhelm.api.DomainName;
import org.mailhelm.platform.storage.EpochMillis;

/**
 * A domain as its mail host was last seen to serve it.
 *
 * @param search its name in both spellings
 * @param connectionId the mail host
 * @param version counts what Mailhelm changed in it itself
 * @param mailboxes how many; 0 until they are read
 * @param usedBytes what they hold together
 * @param readAt when its mailboxes were last read; null means never
 * @param doubted whether something may have changed since
 * @param triedAt when that was last tried
 * @param problem why the last try failed
 * @param hosting whether its mail is switched on; null while nobody has looked
 */
@MappedEntity(value = "mail_domain", alias = "d")
public record DomainRow(
        @Id String name,
        String search,
        String connectionId,
        long version,
        int mailboxes,
        long usedBytes,

        @Nullable @TypeDef(type = DataType.LONG, converter = EpochMillis.class)
        Instant readAt,

        boolean doubted,

        @Nullable @TypeDef(type = DataType.LONG, converter = EpochMillis.class)
        Instant triedAt,

        @Nullable String problem,
        @Nullable Boolean hosting) {

    static DomainRow fresh(DomainName name, String connectionId) {
        String shown = DomainText.show(name);
        String search = shown.equals(name.value()) ? shown : name.value() + " " + shown;
        return new DomainRow(name.value(), search, connectionId, 0, 0, 0, null, false, null, null, null);
    }

    public DomainName domain() {
        return new DomainName(name);
    }

    public String shown() {
        int space = search.indexOf(' ');
        return space < 0 ? name : search.substring(space + 1);
    }
}
