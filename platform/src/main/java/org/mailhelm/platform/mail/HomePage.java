package org.mailhelm.platform.mail;

import io.micronaut.data.model.Pageable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.mail.MailServer;
import org.mailhelm.platform.connection.ConnectionView;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.mail.FirstRunPage;
import org.mailhelm.ui.part.Link;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;

/** The start page: what needs somebody, or on a new installation the first steps. */
@Hidden
@Controller
@Needs(Right.SIGNED_IN)
@ExecuteOn(TaskExecutors.BLOCKING)
class HomePage {

    private static final int NO_HOST = 1;
    private static final int NO_DOMAIN = 2;
    private static final int NO_MAILBOX = 3;

    private final Domains domains;
    private final MailHosts hosts;
    private final LocalServers servers;
    private final Dashboard dashboard;
    private final Pages pages;

    HomePage(Domains domains, MailHosts hosts, LocalServers servers, Dashboard dashboard, Pages pages) {
        this.dashboard = dashboard;
        this.domains = domains;
        this.hosts = hosts;
        this.servers = servers;
        this.pages = pages;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> start(HttpRequest<?> request) {
        if (!Rights.current().has(Right.DOMAINS_READ)) {
            return pages.seeOther(Addresses.domains());
        }
        Domains.Listed listed = domains.search("", Pageable.from(0, 1));
        List<DomainRow> rows = listed.found().rows();
        boolean begun = rows.size() == 1
                && listed.found().all() == 1
                && rows.get(0).readAt() != null
                && rows.get(0).mailboxes() == 0;
        if (rows.isEmpty() || begun) {
            return pages.render(page(rows, listed.glance().states()), request);
        }
        return pages.render(dashboard.page(listed.glance()), request);
    }

    /** Reads the lists of all mail hosts again. */
    @Needs(Right.DOMAINS_READ)
    @Post("/refresh")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> refresh(@Body Map<String, String> sent) {
        return Refreshes.back(pages, domains.refresh(), sent, Addresses.dashboard());
    }

    private FirstRunPage page(List<DomainRow> rows, Map<String, HostState> states) {
        List<ConnectionView> all = hosts.all();
        int step = all.isEmpty() ? NO_HOST : rows.isEmpty() ? NO_DOMAIN : NO_MAILBOX;
        List<FirstRunPage.Line> lines = new ArrayList<>();
        Map<String, MailServer.Phase> phases = new HashMap<>();
        for (LocalServers.LocalServer local : servers.all()) {
            MailServer.Status status = local.server().status();
            phases.put(local.connection().id(), status.phase());
            lines.add(new FirstRunPage.Line(
                    "Mail server",
                    ServerView.phase(status.phase()),
                    status.exposure().open()
                            ? "open to the internet"
                            : "reachable from this machine only, until you open it"));
        }
        return new FirstRunPage(
                step,
                all.isEmpty()
                        ? Status.of(State.WAIT, "None yet")
                        : host(
                                all.get(0),
                                states,
                                Optional.ofNullable(phases.get(all.get(0).id()))),
                servers.all().isEmpty()
                        ? new Link(
                                all.isEmpty() ? "Connect a mail host" : "Mail hosts",
                                Addresses.connections("mail-hosts"))
                        : new Link("Look at the mail server", Addresses.server()),
                rows.stream().map(DomainRow::shown).findFirst(),
                lines);
    }

    private static Status host(ConnectionView host, Map<String, HostState> states, Optional<MailServer.Phase> phase) {
        if (phase.filter(now -> now == MailServer.Phase.STARTING).isPresent()) {
            return Status.of(State.BUSY, host.name() + " is starting");
        }
        HostState state = states.get(host.id());
        return host.problem().isPresent() || (state != null && state.problem() != null)
                ? Status.of(State.WARN, host.name() + " does not answer")
                : Status.ok(host.name() + " is ready");
    }
}
