package org.mailhelm.platform.access.sso;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.platform.access.SignedIn;
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
import org.mailhelm.ui.part.Copyable;
import org.mailhelm.ui.part.Link;
import org.mailhelm.ui.settings.SettingsPage;

/** Single sign-on in the settings. Who decides who is an administrator has to be one. */
@Hidden
@Controller("/settings/sso")
@Needs(Right.ADMINISTRATOR)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class SsoSettingsPages {

    private static final String SECTION = SettingsTabs.SSO.section();

    private final InstallationSettings settings;
    private final SsoChange change;
    private final SsoTests tests;
    private final SignInFlow flow;
    private final PublicAddress address;
    private final Pages pages;

    SsoSettingsPages(
            InstallationSettings settings,
            SsoChange change,
            SsoTests tests,
            SignInFlow flow,
            PublicAddress address,
            Pages pages) {
        this.settings = settings;
        this.change = change;
        this.tests = tests;
        this.flow = flow;
        this.address = address;
        this.pages = pages;
    }

    @Get
    @Needs(Right.SETTINGS_READ)
    HttpResponse<?> page(HttpRequest<?> request) {
        return pages.render(page(request, SettingsDraft.fresh(), Optional.empty(), Map.of()), request);
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> save(HttpRequest<?> request, @Body Map<String, String> form) {
        SettingsDraft draft = SettingsDraft.of(form);
        Map<String, Optional<String>> changes = draft.changes(settings.values(SsoSettings.class));
        try {
            if (draft.testing()) {
                ConnectionPage.Test test = tests.ask(settings.preview(SsoSettings.class, changes));
                return pages.render(page(request, draft, Optional.of(test), Map.of()), request);
            }
            change.check(changes);
            change.apply(changes);
            return pages.seeOther(Addresses.settings(SECTION, ""), Toast.done("Saved"));
        } catch (Refused e) {
            return pages.refuse(page(request, draft.refused(e), Optional.empty(), Map.of()), request);
        }
    }

    /** A link, because browsers let no form of ours lead to another site. It changes nothing. */
    @Get("/try")
    HttpResponse<?> tryOut(HttpRequest<?> request) {
        try {
            SignInFlow.Departure departure = flow.depart(
                    request,
                    new Attempts.Wish(
                            Attempt.Purpose.TEST, SignedIn.required(request).userId(), "", "/"));
            return HttpResponse.status(HttpStatus.SEE_OTHER)
                    .header(HttpHeaders.LOCATION, departure.address().toString())
                    .cookie(departure.cookie());
        } catch (Refused e) {
            return pages.seeOther(
                    Addresses.settings(SECTION, ""),
                    Toast.failed("The test could not begin", String.valueOf(e.getMessage())));
        }
    }

    @Get("/tests/{id}")
    HttpResponse<?> tested(HttpRequest<?> request, @PathVariable String id) {
        SsoTests.Outcome outcome = tests.outcome(id, SignedIn.required(request).userId())
                .orElseThrow(() -> Refused.notFound("This test is over. Begin another one."));
        return pages.render(
                page(request, SettingsDraft.fresh(), Optional.of(SsoTests.shown(outcome)), outcome.claims()), request);
    }

    private SettingsPage page(
            HttpRequest<?> request,
            SettingsDraft draft,
            Optional<ConnectionPage.Test> test,
            Map<String, String> claims) {
        Optional<SsoSettings> now = settings.find(SsoSettings.class);
        boolean writable = Rights.of(request).administrator();
        return new SettingsPage(
                SECTION,
                SettingsTabs.SSO.title(),
                "People sign in at your identity provider with OpenID Connect.",
                SettingsTabs.SSO.tabs(),
                draft.groups(settings.values(SsoSettings.class)),
                writable,
                draft.error(),
                test,
                claims.entrySet().stream()
                        .map(claim -> new SettingsPage.Fact(claim.getKey(), claim.getValue()))
                        .toList(),
                writable && now.filter(SsoSettings::complete).isPresent()
                        ? List.of(new Link("Sign in as a test, with what is saved", Addresses.settings(SECTION, "try")))
                        : List.of(),
                now.flatMap(SsoSettings::redirectUri)
                        .map(Object::toString)
                        .or(() -> address.of(SsoSettings.CALLBACK))
                        .map(uri -> List.of(new Copyable("Redirect address", uri)))
                        .orElse(List.of()),
                Optional.empty());
    }
}
