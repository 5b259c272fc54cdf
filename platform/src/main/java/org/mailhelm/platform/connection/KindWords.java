package org.mailhelm.platform.connection;

import java.util.Arrays;
import java.util.Optional;
import org.mailhelm.platform.plugin.Kind;

/** What pages say of a kind. */
enum KindWords {
    MAIL_HOST(Kind.MAIL_HOST, "Mail hosts", "A mail host keeps the mailboxes of your domains."),
    DNS(Kind.DNS, "DNS", "With a DNS connection, Mailhelm checks and sets the records that mail needs."),
    REVERSE_PROXY(Kind.REVERSE_PROXY, "Reverse proxies", "A reverse proxy publishes the host names of your portals."),
    NOTIFIER(Kind.NOTIFIER, "Notifiers", "A notifier tells you what happens, in a chat or wherever you look.");

    private final Kind kind;
    private final String heading;
    private final String why;

    KindWords(Kind kind, String heading, String why) {
        this.kind = kind;
        this.heading = heading;
        this.why = why;
    }

    static KindWords of(Kind kind) {
        return valueOf(kind.name());
    }

    static Optional<KindWords> bySlug(String slug) {
        return Arrays.stream(values())
                .filter(words -> words.kind.slug().equals(slug))
                .findFirst();
    }

    Kind kind() {
        return kind;
    }

    String heading() {
        return heading;
    }

    String why() {
        return why;
    }
}
