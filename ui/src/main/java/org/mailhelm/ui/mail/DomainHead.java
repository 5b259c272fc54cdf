package org.mailhelm.ui.mail;

import java.util.List;
import java.util.OptionalLong;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Crumb;
import org.mailhelm.ui.part.Tab;

/** What all pages of one domain share: its name, its tabs, its breadcrumbs. */
public record DomainHead(String domain, OptionalLong mailboxes, boolean mayChange) {
    /** The part of the name that tells domains apart. */
    public static String first(String domain) {
        int dot = domain.indexOf('.');
        return dot < 0 ? domain : domain.substring(0, dot);
    }

    /** The rest of the name, with its dot. */
    public static String rest(String domain) {
        int dot = domain.indexOf('.');
        return dot < 0 ? "" : domain.substring(dot);
    }

    public List<Tab> tabs(String current) {
        return List.of(
                Tab.of("Overview", Addresses.domain(domain), current.equals("overview")),
                new Tab("Mailboxes", Addresses.mailboxes(domain), current.equals("mailboxes"), mailboxes));
    }

    public Crumb root() {
        return new Crumb("Domains", Addresses.domains());
    }

    public Crumb self() {
        return new Crumb(domain, Addresses.domain(domain));
    }
}
