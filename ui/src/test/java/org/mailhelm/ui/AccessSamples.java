package org.mailhelm.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.ui.access.IdentitiesPage;
import org.mailhelm.ui.access.InvitationPage;
import org.mailhelm.ui.access.LeavePage;
import org.mailhelm.ui.access.SignInPage;
import org.mailhelm.ui.access.TokensPage;
import org.mailhelm.ui.access.UserPage;
import org.mailhelm.ui.access.UsersPage;
import org.mailhelm.ui.audit.AuditPage;
import org.mailhelm.ui.connection.ConnectionPage;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.Copyable;
import org.mailhelm.ui.part.Field;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.Link;
import org.mailhelm.ui.part.PasswordRule;
import org.mailhelm.ui.part.Source;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;
import org.mailhelm.ui.part.Step;
import org.mailhelm.ui.part.Tab;
import org.mailhelm.ui.settings.SettingsPage;

/** Users, tokens and the audit of the samples. */
final class AccessSamples {
    private final String spice;

    AccessSamples(String spice) {
        this.spice = spice;
    }

    Map<String, Page> pages() {
        Map<String, Page> pages = new LinkedHashMap<>();
        pages.put("11-audit", audit());
        pages.put("18-users", users(Optional.empty()));
        pages.put(
                "18-users-invite",
                users(Optional.of(new UsersPage.Add(
                        presets(), Form.of(Map.of("email", "mara" + spice)).withError("role", "Choose." + spice)))));
        pages.put("18-user", user(Optional.empty()));
        pages.put(
                "18-user-invited",
                user(Optional.of(new UserPage.Invited("mara" + spice, "http://x/invitation/1" + spice))));
        pages.put(
                "18-user-rights",
                user(Optional.of(new UserPage.Edit(
                        "quay.example" + spice,
                        "/users/1/grants/of/quay.example",
                        List.of(Field.choice(
                                        "emails",
                                        "Mailboxes",
                                        List.of(new Choice("", "Nothing"), new Choice("read", "See")))
                                .asRequired()),
                        Form.empty().withError("You can't grant that." + spice),
                        "Save rights",
                        true))));
        pages.put(
                "20-sign-in-provider",
                new SignInPage("", Form.of(Map.of("username", "ines" + spice)), Optional.of("Beacon" + spice)));
        pages.put("20-leave", LeavePage.connect("Beacon" + spice, "https://id.example.test/a?b=" + spice));
        pages.put(
                "20-identities",
                new IdentitiesPage(
                        List.of(new IdentitiesPage.Row("i1", "mara" + spice, "https://id.example.test", "today")),
                        Optional.of("Beacon" + spice),
                        true));
        pages.put(
                "20-settings",
                new SettingsPage(
                        "sso",
                        "Single sign-on" + spice,
                        "Summary" + spice,
                        List.of(Tab.of("Single sign-on", "/settings/sso", true)),
                        List.of(new ConnectionPage.Group(
                                "Provider",
                                List.of(Field.text("s.clientId", "Client ID")
                                        .value("x" + spice)
                                        .error("wrong" + spice)
                                        .source(Source.storedHiding("OIDC_CLIENT_ID"))))),
                        true,
                        Optional.of("Nothing was saved." + spice),
                        Optional.of(new ConnectionPage.Test(
                                Status.of(State.BAD, "Failed"),
                                "just now",
                                List.of(new Step(State.BAD, "Keys read", "", "none" + spice)))),
                        List.of(new SettingsPage.Fact("sub", "x" + spice)),
                        List.of(new Link("Try it", "/settings/sso/try")),
                        List.of(new Copyable("Redirect address", "https://mail.example.test/oidc/callback")),
                        Optional.empty()));
        pages.put("18-invitation", new InvitationPage("secret", "mara" + spice, rules(), Form.empty()));
        pages.put("19-tokens", tokens(Optional.empty()));
        pages.put(
                "19-tokens-new",
                tokens(Optional.of(new TokensPage.Add(true, presets(), Form.of(Map.of("scope", "mine"))))));
        pages.put("19-tokens-made", tokens(Optional.of(new TokensPage.Made("ci" + spice, "mhm_" + "x".repeat(43)))));
        return pages;
    }

    private AuditPage audit() {
        return new AuditPage(
                Map.of("q", "quota" + spice),
                List.of(new Choice("", "Any time")),
                List.of(new Choice("", "Anyone"), new Choice("ines" + spice, "ines" + spice)),
                List.of(new Choice("", "Any action")),
                List.of(
                        entry(3, "dns.apply", "2 records changed" + spice, Optional.empty(), true),
                        entry(
                                2,
                                "auth.login_failed",
                                "Wrong name or password",
                                Optional.of(Status.of(State.WARN, "refused")),
                                false),
                        entry(1, "mailbox.create", "quota 5 GB", Optional.empty(), false)),
                1,
                50,
                120,
                "Kept for 400 days",
                Optional.of(Form.of(Map.of("days", "400"))));
    }

    private AuditPage.Entry entry(long id, String action, String what, Optional<Status> outcome, boolean open) {
        return new AuditPage.Entry(
                id,
                "10:11:42",
                "ines" + spice,
                false,
                action,
                "harbour-press.example" + spice,
                what,
                outcome,
                "203.0.113.9",
                open,
                open
                        ? List.of(
                                new AuditPage.Change(
                                        "TXT @", Optional.of("v=spf1 ~all" + spice), Optional.of("v=spf1 -all")),
                                new AuditPage.Change("CNAME", Optional.empty(), Optional.of("webmail" + spice)),
                                new AuditPage.Change("A", Optional.of("192.0.2.1"), Optional.empty()))
                        : List.of(),
                open ? List.of(new AuditPage.Fact("Request", "01JD4Q7M9X2C", true)) : List.of());
    }

    private UsersPage users(Optional<UsersPage.Add> panel) {
        return new UsersPage(
                List.of(
                        new UsersPage.Row(
                                "1",
                                "ines" + spice,
                                "Ines Falk" + spice,
                                Status.ok("active"),
                                "Administrator",
                                "all",
                                true),
                        new UsersPage.Row(
                                "2",
                                "mara",
                                "mara",
                                Status.of(State.WAIT, "invited"),
                                "Helpdesk" + spice,
                                "quay.example" + spice,
                                false)),
                true,
                panel);
    }

    private UserPage user(Optional<UserPage.Panel> panel) {
        return new UserPage(
                "2",
                "mara" + spice,
                Status.of(State.WAIT, "invited"),
                "Helpdesk",
                false,
                "audit:read" + spice,
                List.of(new UserPage.Grant("quay.example", "quay.example" + spice, "Helpdesk" + spice)),
                Form.of(Map.of("display_name", "Mara" + spice)),
                true,
                false,
                true,
                true,
                true,
                Confirm.typed(
                        "Remove mara?" + spice,
                        "Signed out.",
                        List.of("All grants" + spice),
                        "Remove user",
                        "mara" + spice),
                panel);
    }

    private TokensPage tokens(Optional<TokensPage.Panel> panel) {
        return new TokensPage(
                List.of(new TokensPage.Row(
                        "1",
                        "ci" + spice,
                        "mhm_AbCdEfGh…",
                        "ines" + spice,
                        "quay.example: Read-only" + spice,
                        "2 minutes ago from 192.0.2.7",
                        Status.of(State.WARN, "expires in 3 days"))),
                true,
                panel);
    }

    private static List<Choice> presets() {
        return List.of(new Choice("helpdesk", "Helpdesk: sets new passwords"));
    }

    private static List<PasswordRule> rules() {
        return List.of(new PasswordRule("length:8-256", "8 characters or more"));
    }
}
