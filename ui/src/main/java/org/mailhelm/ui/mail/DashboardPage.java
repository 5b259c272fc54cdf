package org.mailhelm.ui.mail;

import java.util.List;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Freshness;
import org.mailhelm.ui.part.Link;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;

/**
 * What an administrator sees first.
 *
 * @param heading the finding, such as "3 things need you"
 * @param summary a sentence below it
 * @param findings what needs somebody, worst first
 * @param found how many findings there are; more than are shown is possible
 * @param figures numbers, each leading to its list
 * @param hosts mail hosts
 */
public record DashboardPage(
        String heading,
        String summary,
        FleetMap fleet,
        List<Finding> findings,
        long found,
        List<Figure> figures,
        List<Host> hosts,
        Freshness fresh)
        implements Page {
    public DashboardPage {
        findings = List.copyOf(findings);
        figures = List.copyOf(figures);
        hosts = List.copyOf(hosts);
    }

    /**
     * Something that needs somebody.
     *
     * @param subject what it is about, with its address
     * @param since such as "4 hours"; empty when nobody knows
     * @param link what to do
     */
    public record Finding(State state, String subject, String href, String words, String since, Link link) {}

    /** A number that leads to its list. */
    public record Figure(String label, String number, String href) {}

    /** A mail host; {@code detail} such as "480 domains, read 12 seconds ago". */
    public record Host(String name, Status status, String detail, String href) {}

    @Override
    public String template() {
        return "mail/dashboard.jte";
    }

    @Override
    public String title() {
        return "Dashboard";
    }

    @Override
    public String section() {
        return Addresses.dashboard();
    }
}
