package org.mailhelm.ui.mail;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.job.JobsPage;
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
 * @param jobs those started last; empty for whoever may not see all
 * @param activity what was done last; empty for whoever may not read the audit
 */
public record DashboardPage(
        String heading,
        String summary,
        FleetMap fleet,
        List<Finding> findings,
        long found,
        List<Figure> figures,
        List<Host> hosts,
        List<JobsPage.Row> jobs,
        List<Activity> activity,
        Freshness fresh)
        implements Page {
    public DashboardPage {
        findings = List.copyOf(findings);
        figures = List.copyOf(figures);
        hosts = List.copyOf(hosts);
        jobs = List.copyOf(jobs);
        activity = List.copyOf(activity);
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

    /**
     * Something that was done.
     *
     * @param subject what it was done to
     * @param action as in {@code mailbox.create}
     * @param detail by whom and when
     * @param status how it ended, where that is worth a word
     */
    public record Activity(String subject, String action, String detail, Optional<Status> status, String href) {}

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
