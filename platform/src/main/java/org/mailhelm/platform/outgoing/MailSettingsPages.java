package org.mailhelm.platform.outgoing;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.installation.InstallationSettings;
import org.mailhelm.platform.installation.SettingsDraft;
import org.mailhelm.platform.installation.SettingsTabs;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.platform.web.PublicAddress;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.connection.ConnectionPage;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;
import org.mailhelm.ui.part.Step;
import org.mailhelm.ui.settings.SettingsPage;

/** Outgoing mail in the settings. Whoever sets the relay could read the invitations of administrators, so must be one. */
@Hidden
@Controller("/settings/mail")
@Needs(Right.ADMINISTRATOR)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class MailSettingsPages {

    private static final String SECTION = SettingsTabs.MAIL.section();

    private final InstallationSettings settings;
    private final MailTest test;
    private final PublicAddress address;
    private final Pages pages;

    MailSettingsPages(InstallationSettings settings, MailTest test, PublicAddress address, Pages pages) {
        this.settings = settings;
        this.test = test;
        this.address = address;
        this.pages = pages;
    }

    @Get
    @Needs(Right.SETTINGS_READ)
    HttpResponse<?> page(HttpRequest<?> request) {
        return pages.render(page(request, SettingsDraft.fresh(), Optional.empty()), request);
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> save(HttpRequest<?> request, @Body Map<String, String> form) {
        SettingsDraft draft = SettingsDraft.of(form);
        Map<String, Optional<String>> changes = draft.changes(settings.values(MailSettings.class));
        try {
            if (draft.testing()) {
                MailSettings tried = settings.preview(MailSettings.class, changes);
                return pages.render(page(request, draft, Optional.of(tested(request, tried))), request);
            }
            settings.change(MailSettings.class, SettingsTabs.MAIL.title(), changes);
            return pages.seeOther(Addresses.settings(SECTION, ""), Toast.done("Saved"));
        } catch (Refused e) {
            SettingsDraft refused = draft.refused(e);
            return pages.refuse(page(request, refused, Optional.empty()), request);
        }
    }

    private ConnectionPage.Test tested(HttpRequest<?> request, MailSettings tried) {
        try {
            String to = test.send(request, tried);
            return shown(true, "The relay took a message to " + to + ".");
        } catch (Failure e) {
            return shown(false, e.reason());
        }
    }

    private static ConnectionPage.Test shown(boolean sent, String words) {
        State state = sent ? State.OK : State.BAD;
        return new ConnectionPage.Test(
                sent ? Status.ok("Sent") : Status.of(state, "Not sent"),
                "just now",
                List.of(new Step(state, "Send a message to you", "", words)));
    }

    private SettingsPage page(HttpRequest<?> request, SettingsDraft draft, Optional<ConnectionPage.Test> tested) {
        return new SettingsPage(
                SECTION,
                SettingsTabs.MAIL.title(),
                "Invitations and other mail that Mailhelm itself sends goes through this relay.",
                SettingsTabs.MAIL.tabs(),
                draft.groups(settings.values(MailSettings.class)),
                Rights.of(request).administrator(),
                draft.error().or(() -> Optional.ofNullable(draft.errors().get("to"))),
                tested,
                List.of(),
                List.of(),
                List.of(),
                address.of("/").isPresent()
                        ? Optional.empty()
                        : Optional.of(
                                Note.of(
                                        State.WARN,
                                        "Set MANAGER_PUBLIC_URL to send invitations",
                                        "Links in mail are made from it alone. Until then, invitations are shown to hand over.")));
    }
}
