package org.mailhelm.ui.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Crumb;
import org.mailhelm.ui.part.Tab;

/**
 * What all pages of one domain share: its name, its tabs, its breadcrumbs.
 *
 * @param mayChange whether the viewer may change anything of its mailboxes
 * @param mailboxTab whether the viewer may see its mailboxes
 */
public record DomainHead(
        String domain, OptionalLong mailboxes, boolean mayChange, List<DomainTab> more, boolean mailboxTab) {
    public DomainHead {
        more = List.copyOf(more);
    }

    public DomainHead(String domain, OptionalLong mailboxes, boolean mayChange) {
        this(domain, mailboxes, mayChange, List.of(), true);
    }

    public DomainHead(String domain, OptionalLong mailboxes, boolean mayChange, List<DomainTab> more) {
        this(domain, mailboxes, mayChange, more, true);
    }

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
        List<Tab> tabs = new ArrayList<>();
        tabs.add(Tab.of("Overview", Addresses.domain(domain), current.equals("overview")));
        if (mailboxTab) {
            tabs.add(new Tab("Mailboxes", Addresses.mailboxes(domain), current.equals("mailboxes"), mailboxes));
        }
        more.forEach(tab -> tabs.add(new Tab(tab.label(), tab.href(), current.equals(tab.key()), tab.count())));
        return tabs;
    }

    public Crumb root() {
        return new Crumb("Domains", Addresses.domains());
    }

    public Crumb self() {
        return new Crumb(domain, Addresses.domain(domain));
    }
}
