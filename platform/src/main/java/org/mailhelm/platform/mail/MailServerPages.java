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
import java.util.Map;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.MailServer;
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

    private final LocalServers servers;
    private final ServerView view;
    private final Pages pages;

    MailServerPages(LocalServers servers, Clock clock, Pages pages) {
        this.servers = servers;
        this.view = new ServerView(clock);
        this.pages = pages;
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request) {
        MailServer server = local().server();
        return pages.render(view.page(server.status(), server.log(LOG_LINES), Form.empty()), request);
    }

    @Post("/restart")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> restart(HttpRequest<?> request, @Body Map<String, String> sent) {
        MailServer server = local().server();
        if (!RESTART.accepts(sent.getOrDefault(Confirm.FIELD, ""))) {
            return pages.render(ConfirmPage.of(RESTART, "/server/restart", Addresses.server()), request);
        }
        server.restart();
        return pages.seeOther(
                Addresses.server(),
                Toast.done("The mail server restarts").withDetail("Mail programs connect again by themselves."));
    }

    private LocalServers.LocalServer local() {
        return servers.all().stream()
                .findFirst()
                .orElseThrow(() -> new Failure.NotFound(
                        "No mail server runs on this machine. Connect one under Mail hosts, or look there why it"
                                + " does not start."));
    }
}
