package org.mailhelm.platform.right;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Rights under one name, for the usual kinds of people. A preset fills in grants; what counts are the grants. */
public enum Preset {
    /** Everything on a domain. */
    DOMAIN_MANAGER(
            "domain-manager",
            "Domain manager",
            "everything on the domain",
            Right.DASHBOARD_WRITE,
            Right.EMAILS_WRITE,
            Right.FORWARDERS_WRITE,
            Right.SPAM_WRITE,
            Right.DNS_WRITE,
            Right.PORTAL_WRITE),
    /** Passwords only. */
    HELPDESK(
            "helpdesk",
            "Helpdesk",
            "sees mailboxes, sets new passwords",
            Right.DASHBOARD_READ,
            Right.EMAILS_READ,
            Right.PASSWORDS_WRITE),
    /** Records only. */
    DNS_CONTRACTOR("dns-contractor", "DNS contractor", "records and nothing else", Right.DNS_WRITE),
    /** Looks, changes nothing. */
    READ_ONLY(
            "read-only",
            "Read-only",
            "sees everything, changes nothing",
            Right.DASHBOARD_READ,
            Right.EMAILS_READ,
            Right.FORWARDERS_READ,
            Right.SPAM_READ,
            Right.DNS_READ,
            Right.PORTAL_READ);

    private final String id;
    private final String title;
    private final String words;
    private final Set<Right> rights;

    Preset(String id, String title, String words, Right... rights) {
        this.id = id;
        this.title = title;
        this.words = words;
        this.rights = Set.of(rights);
    }

    /** In forms and the API. */
    public String id() {
        return id;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** What it allows, in a few words. */
    public String words() {
        return words;
    }

    /** On each domain that it is granted for. */
    public Set<Right> rights() {
        return rights;
    }

    /** The preset of that id. */
    public static Optional<Preset> find(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }

    /** The preset that is exactly these rights. */
    public static Optional<Preset> matching(Set<Right> rights) {
        Rights wanted = new Rights(false, Set.of(), java.util.Map.of("x", rights));
        return Arrays.stream(values())
                .filter(each -> new Rights(false, Set.of(), java.util.Map.of("x", each.rights)).equals(wanted))
                .findFirst();
    }
}
