package org.mailhelm.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailhelm.ui.connection.ConnectionPage;
import org.mailhelm.ui.connection.ConnectionsPage;
import org.mailhelm.ui.part.Action;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.Field;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.Link;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.Source;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;
import org.mailhelm.ui.part.Step;
import org.mailhelm.ui.part.Tab;
import org.mailhelm.ui.plugin.PluginsPage;

/** Plugins and connections of the samples. */
final class AdministrationSamples {
    private final String spice;

    AdministrationSamples(String spice) {
        this.spice = spice;
    }

    Map<String, Page> pages() {
        Map<String, Page> pages = new LinkedHashMap<>();
        pages.put("09-plugins", plugins(Optional.empty()));
        pages.put(
                "09-plugins-upload",
                plugins(Optional.of(new PluginsPage.Upload(
                        Optional.empty(),
                        "Upload plugin",
                        "At most 50 MB." + spice,
                        Form.empty().withError("jar", "That is no jar." + spice)))));
        pages.put(
                "09-plugins-replace",
                plugins(Optional.of(new PluginsPage.Upload(
                        Optional.of("traefik" + spice), "Replace Traefik" + spice, "At most 50 MB.", Form.empty()))));
        pages.put("10-connections", connections(Optional.empty(), true));
        pages.put("10-connections-empty", connections(Optional.empty(), false));
        pages.put(
                "10-connections-add",
                connections(
                        Optional.of(List.of(
                                new ConnectionsPage.Choose("caddy" + spice, "Caddy", "By its admin API." + spice),
                                new ConnectionsPage.Choose("npm", "Nginx Proxy Manager", "With its user name."))),
                        true));
        pages.put("10-connection-form", connection());
        pages.put("10-connection-new", newConnection());
        return pages;
    }

    private PluginsPage plugins(Optional<PluginsPage.Upload> panel) {
        return new PluginsPage(
                "4 installed, 1 could not start." + spice,
                "0.9",
                List.of(
                        row(
                                "mail-james",
                                "Local mail server",
                                Status.ok("Running"),
                                "Serves 1 connection",
                                "/connections/mail-hosts",
                                false),
                        row(
                                "dns-powerdns",
                                "PowerDNS",
                                Status.ok("Running"),
                                "Serves 2 connections",
                                "/connections/dns",
                                false),
                        row(
                                "notify-webhook",
                                "Webhook",
                                Status.of(State.OFF, "Disabled"),
                                "Disabled by you",
                                "/connections/notifiers",
                                false),
                        row(
                                "proxy-traefik" + spice,
                                "Traefik" + spice,
                                Status.of(State.BAD, "Not started"),
                                "Needs plugin API 2, this Mailhelm offers 0.9" + spice,
                                "javascript:alert(1)",
                                true)),
                List.of(Note.of(
                                State.BAD,
                                "Traefik 0.9.2 was not started." + spice,
                                "Everything else runs on. Ask its author for a build for this API, or remove it.")
                        .withLink("Show", "#plugin-proxy-traefik")),
                panel);
    }

    private PluginsPage.Row row(String id, String title, Status status, String cause, String link, boolean uploaded) {
        return new PluginsPage.Row(
                id,
                title,
                "1.0.0",
                "Mailhelm" + spice,
                ">=0.9 & <1" + spice,
                status,
                cause,
                List.of(new Link(title, link), new Link("Second", link)),
                uploaded,
                List.of(
                        Action.send("Disable", "power", Addresses.plugin(id, "disable"))
                                .asking(Confirm.simple(
                                        "Disable " + title + "?",
                                        "Its connections stop until it is enabled.",
                                        "Disable")),
                        Action.go("Replace…", "replace", Addresses.plugin(id, "replace")),
                        Action.send("Remove", "trash", Addresses.plugin(id, "remove"))
                                .dangerous()
                                .asking(Confirm.typed(
                                        "Remove " + title + "?",
                                        "The jar is deleted." + spice,
                                        List.of("Its connections stop." + spice),
                                        "Remove plugin",
                                        id))));
    }

    private ConnectionsPage connections(Optional<List<ConnectionsPage.Choose>> choose, boolean any) {
        List<Tab> tabs = List.of(
                new Tab("Mail hosts", "/connections/mail-hosts", false, OptionalLong.of(1)),
                new Tab("DNS", "/connections/dns", false, OptionalLong.of(2)),
                new Tab("Reverse proxies", "/connections/reverse-proxies", true, OptionalLong.of(2)),
                new Tab("Notifiers", "/connections/notifiers", false, OptionalLong.of(0)));
        List<Action> actions = List.of(
                Action.send("Test", "refresh", Addresses.connection("reverse-proxies", "1", "test")),
                Action.go("Delete…", "trash", Addresses.connection("reverse-proxies", "1", "delete"))
                        .dangerous());
        return new ConnectionsPage(
                "reverse-proxies",
                "Reverse proxies",
                "A reverse proxy answers at the public addresses of your portals.",
                tabs,
                any
                        ? List.of(
                                new ConnectionsPage.Row(
                                        "1" + spice,
                                        "edge-1" + spice,
                                        "Caddy" + spice,
                                        Status.ok("Answers"),
                                        "36 routes" + spice,
                                        "verified 2 min ago",
                                        actions),
                                new ConnectionsPage.Row(
                                        "2",
                                        "edge-2",
                                        "Nginx Proxy Manager",
                                        Status.of(State.BAD, "Refused"),
                                        "Password refused since 08:55",
                                        "1 min ago",
                                        actions))
                        : List.of(),
                choose,
                Optional.empty());
    }

    private ConnectionPage connection() {
        return new ConnectionPage(
                "7" + spice,
                "reverse-proxies",
                "Reverse proxies",
                "Nginx Proxy Manager" + spice,
                "Serves 36 portals. A change reopens only this connection." + spice,
                "/connections/reverse-proxies/7",
                Field.text("name", "Name").asRequired().value("edge-1" + spice).help("How it is called here."),
                List.of(
                        new ConnectionPage.Group(
                                "Server" + spice,
                                List.of(
                                        Field.uri("s.address", "Address" + spice)
                                                .asRequired()
                                                .help("Where Mailhelm reaches the admin interface." + spice)
                                                .value("https://npm.internal.quay.example:81" + spice)
                                                .source(Source.environment("NPM_API_URL" + spice)),
                                        Field.text("s.identity", "User name")
                                                .asRequired()
                                                .value("mailhelm@quay.example")
                                                .source(Source.storedHiding("NPM_IDENTITY")),
                                        Field.secret("s.secret", "Password", true)
                                                .asReadOnly()
                                                .help("Only from the environment; never stored, never shown.")
                                                .source(Source.environment("NPM_SECRET")),
                                        Field.secret("s.token", "Second token", true)
                                                .source(Source.stored()))),
                        new ConnectionPage.Group(
                                "Routes",
                                List.of(
                                        Field.number("s.port", "Forward to port", "")
                                                .asRequired()
                                                .value("80800" + spice)
                                                .error("A port is a number from 1 to 65535." + spice)
                                                .source(Source.stored()),
                                        Field.choice(
                                                        "s.certificate",
                                                        "Certificate",
                                                        List.of(
                                                                new Choice(
                                                                        "dns", "Let’s Encrypt, DNS challenge" + spice),
                                                                new Choice("http" + spice, "HTTP challenge")))
                                                .asRequired()
                                                .value("dns")
                                                .source(Source.byDefault()),
                                        Field.duration("s.wait", "Wait for a certificate", "minutes")
                                                .asRequired()
                                                .value("5")
                                                .help("Some take several minutes.")
                                                .source(Source.byDefault()),
                                        Field.toggle("s.https", "Force HTTPS")
                                                .value("true")
                                                .source(Source.byDefault()),
                                        Field.textarea("s.headers", "More headers")
                                                .value("X-A: b" + spice)
                                                .source(Source.missing())))),
                Optional.of("One field has to be corrected." + spice),
                Optional.of(new Link("Guide", "https://nginxproxymanager.com/guide/")),
                Optional.of(new ConnectionPage.Test(
                        Status.ok("Passed"),
                        "10:11, 0.9 s",
                        List.of(
                                new Step(State.OK, "Find the server", "4 ms", "10.20.0.14, private, allowed by you"),
                                new Step(State.OK, "Sign in", "412 ms", "as mailhelm@quay.example" + spice),
                                new Step(State.WARN, "Read proxy hosts", "470 ms", "Version 2.11 is old." + spice)))),
                Optional.of(new ConnectionPage.TryIt(
                        "Try it",
                        "Finds who serves a host name." + spice,
                        List.of(Field.text("host", "Host name").asRequired().value("a.example" + spice)),
                        "Find",
                        Optional.of(Status.ok("Ours")),
                        "{\"host\": \"a.example\"}" + spice)),
                List.of(Action.go("Delete…", "trash", "/connections/reverse-proxies/7/delete")
                        .dangerous()),
                Optional.empty());
    }

    private ConnectionPage newConnection() {
        return new ConnectionPage(
                "",
                "notifiers",
                "Notifiers",
                "Webhook" + spice,
                "Posts every notice as JSON.",
                "/connections/notifiers/new/webhook",
                Field.text("name", "Name").asRequired(),
                List.of(new ConnectionPage.Group(
                        "",
                        List.of(
                                Field.uri("s.url", "Address").asRequired().source(Source.missing()),
                                Field.secret("s.key", "Signing key", false).source(Source.missing())))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }
}
