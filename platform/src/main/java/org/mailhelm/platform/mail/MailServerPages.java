package org.mailhelm.platform.mail;

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
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.MailServer;
import org.mailhelm.api.mail.MailServer.Exposure;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.connection.ConnectionAdmin;
import org.mailhelm.platform.connection.InvalidSettings;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.message.ConfirmPage;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.Form;

/** The mail server that runs on this machine. */
@Hidden
@Controller("/server")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class MailServerPages {

    private static final int LOG_LINES = 200;
    private static final Confirm RESTART = Confirm.simple(
            "Restart the mail server?",
            "Open connections end; mail programs connect again by themselves. No accepted mail is lost.",
            "Restart");

    private static final Confirm CLOSE = Confirm.typed(
            "Close the mail server?",
            "It listens on this machine only from then on.",
            List.of("No mail from other servers arrives.", "Mail programs elsewhere cannot connect."),
            "Close the server",
            "close");

    private final LocalServers servers;
    private final ConnectionAdmin connections;
    private final ServerView view;
    private final Pages pages;
    private final Audit audit;

    MailServerPages(LocalServers servers, ConnectionAdmin connections, Clock clock, Pages pages, Audit audit) {
        this.servers = servers;
        this.connections = connections;
        this.view = new ServerView(clock);
        this.pages = pages;
        this.audit = audit;
    }

    @Needs(Right.SETTINGS_READ)
    @Get
    HttpResponse<?> page(HttpRequest<?> request) {
        MailServer server = local().server();
        return pages.render(view.page(server.status(), server.log(LOG_LINES), Form.empty()), request);
    }

    @Needs(Right.SETTINGS_WRITE)
    @Post("/restart")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> restart(HttpRequest<?> request, @Body Map<String, String> sent) {
        MailServer server = local().server();
        if (!RESTART.accepts(sent.getOrDefault(Confirm.FIELD, ""))) {
            return pages.render(ConfirmPage.of(RESTART, "/server/restart", Addresses.server()), request);
        }
        audit.outside(AuditEvent.of("server.restart").on("server", "local mail server"), server::restart);
        return pages.seeOther(
                Addresses.server(),
                Toast.done("The mail server restarts").withDetail("Mail programs connect again by themselves."));
    }

    @Needs(Right.SETTINGS_WRITE)
    @Post("/open")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> open(HttpRequest<?> request, @Body Map<String, String> sent) {
        LocalServers.LocalServer local = local();
        String host = sent.getOrDefault("host", "").strip();
        Form form = Form.empty().with("host", host);
        if (!sent.getOrDefault(Confirm.FIELD, "").equals("yes")) {
            return refuse(
                    request, local, form.withError(Confirm.FIELD, "Say that all of this is true. Nothing was opened."));
        }
        try {
            String name = DomainText.read(host).value();
            Exposure exposure = local.server().status().exposure();
            change(
                    local,
                    Map.of(exposure.openSetting(), Optional.of("true"), exposure.hostNameSetting(), Optional.of(name)));
            return pages.seeOther(
                    Addresses.server(),
                    Toast.done("The mail server opens as " + name)
                            .withDetail("It starts again to do so. Look here that its ports are listening."));
        } catch (Failure.InvalidInput e) {
            return refuse(request, local, form.withError("host", e.reason()));
        } catch (InvalidSettings e) {
            Exposure exposure = local.server().status().exposure();
            Form wrong = form;
            for (Map.Entry<String, String> error : e.errors().entrySet()) {
                wrong = error.getKey().equals(exposure.hostNameSetting())
                        ? wrong.withError("host", error.getValue())
                        : wrong.withError(error.getValue());
            }
            return refuse(request, local, wrong);
        }
    }

    @Needs(Right.SETTINGS_WRITE)
    @Post("/close")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> close(HttpRequest<?> request, @Body Map<String, String> sent) {
        if (!CLOSE.accepts(sent.getOrDefault(Confirm.FIELD, ""))) {
            return pages.render(ConfirmPage.of(CLOSE, "/server/close", Addresses.server()), request);
        }
        LocalServers.LocalServer local = local();
        change(local, Map.of(local.server().status().exposure().openSetting(), Optional.of("false")));
        return pages.seeOther(
                Addresses.server(), Toast.done("The mail server listens on this machine only from now on"));
    }

    private void change(LocalServers.LocalServer local, Map<String, Optional<String>> settings) {
        String id = local.connection().id();
        connections.change(
                id, connections.details(id).version(), local.connection().name(), settings);
    }

    private HttpResponse<?> refuse(HttpRequest<?> request, LocalServers.LocalServer local, Form form) {
        MailServer server = local.server();
        return pages.refuse(view.page(server.status(), server.log(LOG_LINES), form), request);
    }

    private LocalServers.LocalServer local() {
        return servers.all().stream()
                .findFirst()
                .orElseThrow(() -> new Failure.NotFound(
                        "No mail server runs on this machine. Connect one under Mail hosts, or look there why it"
                                + " does not start."));
    }
}
