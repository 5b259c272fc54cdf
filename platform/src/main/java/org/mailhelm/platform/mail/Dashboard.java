package org.mailhelm.platform.mail;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.platform.audit.Outcome;
import org.mailhelm.platform.audit.RecentActivity;
import org.mailhelm.platform.connection.ConnectionView;
import org.mailhelm.platform.connection.Connections;
import org.mailhelm.platform.job.RecentJobs;
import org.mailhelm.platform.plugin.Kind;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.mail.DashboardPage;
import org.mailhelm.ui.mail.DashboardPage.Figure;
import org.mailhelm.ui.mail.DashboardPage.Finding;
import org.mailhelm.ui.mail.FleetMap;
import org.mailhelm.ui.mail.FleetMap.Mark;
import org.mailhelm.ui.part.Link;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;

/**
 * What needs somebody, from what is stored: a handful of questions to the database, however many domains there are, and
 * none to a mail host.
 */
@Singleton
final class Dashboard {

    private static final int SHOWN = 12;
    private static final int ALARM = 95;
    private static final int JOBS = 3;
    private static final int ACTIVITIES = 6;

    private final Domains domains;
    private final MailHosts hosts;
    private final Connections connections;
    private final LocalServers servers;
    private final MailboxSearch mailboxes;
    private final DnsStates dns;
    private final RecentJobs jobs;
    private final RecentActivity activity;
    private final MailViews views;

    Dashboard(
            Domains domains,
            MailHosts hosts,
            Connections connections,
            LocalServers servers,
            MailboxSearch mailboxes,
            DnsStates dns,
            RecentJobs jobs,
            RecentActivity activity,
            MailViews views) {
        this.domains = domains;
        this.hosts = hosts;
        this.connections = connections;
        this.servers = servers;
        this.mailboxes = mailboxes;
        this.dns = dns;
        this.jobs = jobs;
        this.activity = activity;
        this.views = views;
    }

    DashboardPage page(Inventory.Glance glance) {
        List<DomainRow> all = domains.all();
        Map<String, MailboxSearch.Full> full = mailboxes.full(hosts.ids());
        Map<String, DnsState> names = dns.of(all.stream().map(DomainRow::name).toList());
        List<Finding> findings = findings(all, full, names, glance.states());
        long boxes = all.stream().mapToLong(DomainRow::mailboxes).sum();
        long bytes = all.stream().mapToLong(DomainRow::usedBytes).sum();
        long nearlyFull =
                full.values().stream().mapToLong(MailboxSearch.Full::mailboxes).sum();
        Instant oldest = DomainPages.oldest(glance.states());
        String fresh = oldest == null ? "" : " Read " + views.age(oldest) + ".";
        return new DashboardPage(
                findings.isEmpty()
                        ? "All is in order"
                        : MailViews.count(findings.size(), "thing needs you", "things need you"),
                MailViews.count(all.size(), "domain", "domains") + ", " + MailViews.count(boxes, "mailbox", "mailboxes")
                        + "." + fresh,
                FleetMap.of(all.stream()
                        .map(row -> mark(
                                row,
                                glance.states().get(row.connectionId()),
                                full.get(row.name()),
                                names.get(row.name())))
                        .toList()),
                findings.stream().limit(SHOWN).toList(),
                findings.size(),
                List.of(
                        new Figure("Domains", number(all.size()), Addresses.domains()),
                        new Figure("Mailboxes", number(boxes), Addresses.allMailboxes()),
                        new Figure(
                                "Storage used",
                                Sizes.words(new ByteSize(bytes)),
                                Addresses.allMailboxes() + "?sort=storage&dir=desc"),
                        new Figure("Nearly full", number(nearlyFull), Addresses.allMailboxes() + "?show=full")),
                hosts(all, glance.states()),
                Rights.current().administrator() ? jobs.latest(JOBS) : List.of(),
                Rights.current().has(Right.AUDIT_READ) ? activities() : List.of(),
                views.freshness(oldest, glance.reading(), Addresses.refreshDashboard()));
    }

    private List<Finding> findings(
            List<DomainRow> all,
            Map<String, MailboxSearch.Full> full,
            Map<String, DnsState> names,
            Map<String, HostState> states) {
        List<Finding> findings = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (ConnectionView connection : connections.all(kind)) {
                problem(connection, states.get(connection.id()))
                        .ifPresent(why -> findings.add(connection(connection, states.get(connection.id()), why)));
            }
        }
        for (DomainRow row : all) {
            HostState host = states.get(row.connectionId());
            if (row.problem() != null && (host == null || host.problem() == null)) {
                String address = Addresses.domain(row.shown());
                findings.add(new Finding(
                        State.WARN,
                        row.shown(),
                        address,
                        "Its mailboxes can't be read: " + row.problem(),
                        since(row.readAt()),
                        new Link("Details", address)));
            }
            DnsState known = names.get(row.name());
            if (known != null && known.needsSomebody()) {
                String address = Addresses.dnsEvents(row.shown());
                findings.add(new Finding(
                        known.failing() > 0 ? State.BAD : State.WARN,
                        row.shown(),
                        address,
                        MailViews.count(known.failing() + known.warnings(), "DNS record needs", "DNS records need")
                                + " mending",
                        since(known.checkedAt().orElse(null)),
                        new Link("Details", address)));
            }
            MailboxSearch.Full boxes = full.get(row.name());
            if (boxes != null) {
                findings.add(new Finding(
                        boxes.fullest() >= ALARM ? State.BAD : State.WARN,
                        row.shown(),
                        Addresses.domain(row.shown()),
                        MailViews.count(boxes.mailboxes(), "mailbox", "mailboxes") + " at " + ListFilter.NEARLY
                                + " % of the quota or more",
                        "",
                        new Link("Mailboxes", Addresses.mailboxes(row.shown()) + "?show=full")));
            }
            if (Boolean.FALSE.equals(row.hosting())) {
                String address = Addresses.domain(row.shown());
                findings.add(new Finding(
                        State.OFF, row.shown(), address, "Mail is switched off", "", new Link("Details", address)));
            }
        }
        // Steady, so that those of one state stay in the order of names.
        findings.sort(Comparator.comparingInt(finding -> severity(finding.state())));
        return findings;
    }

    private Optional<String> problem(ConnectionView connection, @Nullable HostState state) {
        if (!connection.enabled()) {
            return Optional.empty();
        }
        Optional<String> local =
                connection.kind() == Kind.MAIL_HOST ? servers.trouble(connection.id()) : Optional.empty();
        return connection
                .problem()
                .or(() -> local)
                .or(() -> state == null ? Optional.empty() : Optional.ofNullable(state.problem()));
    }

    private Finding connection(ConnectionView connection, @Nullable HostState state, String why) {
        String address = Addresses.connection(connection.kind().slug(), connection.id());
        return new Finding(
                State.BAD,
                connection.name(),
                address,
                why,
                state == null ? "" : since(state.readAt()),
                new Link("Look at it", address));
    }

    private List<DashboardPage.Host> hosts(List<DomainRow> all, Map<String, HostState> states) {
        Map<String, Long> served = new HashMap<>();
        all.forEach(row -> served.merge(row.connectionId(), 1L, Long::sum));
        return hosts.all().stream()
                .map(host -> {
                    HostState state = states.get(host.id());
                    return new DashboardPage.Host(
                            host.name(),
                            problem(host, state).isPresent()
                                    ? Status.of(State.WARN, "In trouble")
                                    : Status.ok("Answers"),
                            MailViews.count(served.getOrDefault(host.id(), 0L), "domain", "domains")
                                    + (state == null || state.readAt() == null
                                            ? ", not read yet"
                                            : ", read " + views.age(state.readAt())),
                            Addresses.connection(host.kind().slug(), host.id()));
                })
                .toList();
    }

    private List<DashboardPage.Activity> activities() {
        return activity.latest(ACTIVITIES).stream()
                .map(one -> new DashboardPage.Activity(
                        one.object().isEmpty() ? one.action() : one.object(),
                        one.action(),
                        one.actor() + ", " + views.age(one.time()),
                        one.outcome() == Outcome.FAILED
                                ? Optional.of(Status.of(State.BAD, "failed"))
                                : one.outcome() == Outcome.REFUSED
                                        ? Optional.of(Status.of(State.WARN, "refused"))
                                        : Optional.empty(),
                        Addresses.auditEntry(one.entry())))
                .toList();
    }

    private static Mark mark(
            DomainRow row, @Nullable HostState host, MailboxSearch.@Nullable Full full, @Nullable DnsState dns) {
        if ((full != null && full.fullest() >= ALARM) || (dns != null && dns.failing() > 0)) {
            return Mark.BAD;
        }
        if ((dns != null && dns.needsSomebody())
                || row.problem() != null
                || full != null
                || (host != null && host.problem() != null)) {
            return Mark.WARN;
        }
        if (Boolean.FALSE.equals(row.hosting())) {
            return Mark.OFF;
        }
        return row.readAt() == null ? Mark.WAIT : Mark.OK;
    }

    private static int severity(State state) {
        return switch (state) {
            case BAD -> 0;
            case WARN -> 1;
            default -> 2;
        };
    }

    private String since(@Nullable Instant readAt) {
        return readAt == null ? "" : views.age(readAt).replace(" ago", "");
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
