package org.mailhelm.platform.connection;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.Zone;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.api.notify.Notification;
import org.mailhelm.api.notify.Notifier;
import org.mailhelm.api.proxy.Deployment;
import org.mailhelm.api.proxy.Found;
import org.mailhelm.api.proxy.ReverseProxy;
import org.mailhelm.api.proxy.Route;
import org.mailhelm.platform.plugin.Kind;
import org.mailhelm.ui.connection.ConnectionPage;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Field;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;

/** Uses a connection for something small but real, so that an administrator sees that it works. */
@Singleton
final class TryIt {

    private static final int MOST_LINES = 200;

    private final Connections connections;
    private final Clock clock;

    TryIt(Connections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /** The form, filled with what was sent. */
    ConnectionPage.TryIt form(Kind kind, Map<String, String> sent, Optional<Status> verdict, String output) {
        return switch (kind) {
            case MAIL_HOST ->
                new ConnectionPage.TryIt(
                        "Try it", "Lists the domains that it hosts.", List.of(), "List domains", verdict, output);
            case DNS ->
                new ConnectionPage.TryIt(
                        "Try it",
                        "Lists all zones, or the records of one.",
                        List.of(filled(Field.text("zone", "Zone").placeholder("example.com"), sent)),
                        "List",
                        verdict,
                        output);
            case REVERSE_PROXY ->
                new ConnectionPage.TryIt(
                        "Try it",
                        "Publishes a host name for real, looks it up or takes it away.",
                        List.of(
                                filled(
                                        Field.text("host", "Host name")
                                                .placeholder("try.example.com")
                                                .asRequired(),
                                        sent),
                                filled(
                                        Field.choice(
                                                        "action",
                                                        "What to do",
                                                        List.of(
                                                                new Choice("find", "Look it up"),
                                                                new Choice("deploy", "Publish it"),
                                                                new Choice("remove", "Take it away")))
                                                .asRequired(),
                                        sent)),
                        "Do it",
                        verdict,
                        output);
            case NOTIFIER ->
                new ConnectionPage.TryIt(
                        "Try it",
                        "Sends a test notification.",
                        List.of(filled(Field.text("text", "Text").value("This is a test from Mailhelm."), sent)),
                        "Send",
                        verdict,
                        output);
        };
    }

    private static Field filled(Field field, Map<String, String> sent) {
        return sent.containsKey(field.name()) ? field.value(sent.getOrDefault(field.name(), "")) : field;
    }

    /** Does it. */
    ConnectionPage.TryIt run(ConnectionView connection, Map<String, String> sent) {
        try {
            String output = switch (connection.kind()) {
                case MAIL_HOST -> domains(connection.id());
                case DNS -> zones(connection.id(), sent.getOrDefault("zone", "").strip());
                case REVERSE_PROXY -> route(connection.id(), sent);
                case NOTIFIER -> send(connection.id(), sent.getOrDefault("text", ""));
            };
            return form(connection.kind(), sent, Optional.of(Status.ok("Done")), output);
        } catch (Failure e) {
            return form(connection.kind(), sent, Optional.of(Status.of(State.BAD, "Failed")), e.reason());
        }
    }

    private String domains(String id) {
        List<DomainName> domains = connections.service(id, MailHost.class).domains();
        return lines(domains.stream().map(DomainName::value).sorted().toList(), "It hosts no domain.");
    }

    private String zones(String id, String name) {
        DnsZones zones = connections.service(id, DnsZones.class);
        if (name.isEmpty()) {
            return lines(
                    zones.zones().stream()
                            .map(zone -> zone.name()
                                    + (zone.writable() ? "" : "  (read only)")
                                    + (zone.active() ? "" : "  (not delegated yet)"))
                            .sorted()
                            .toList(),
                    "It holds no zone.");
        }
        Zone zone = zones.zoneOf(domain("zone", name))
                .orElseThrow(() -> new Failure.NotFound("It holds no zone for " + name + "."));
        return lines(zones.records(zone).stream().map(TryIt::record).sorted().toList(), "The zone is empty.");
    }

    private static String record(RecordSet set) {
        return set.name() + "  " + set.type() + "  "
                + set.ttl().map(ttl -> ttl.toSeconds() + " s").orElse("auto") + "  "
                + String.join(" | ", set.values());
    }

    private String route(String id, Map<String, String> sent) {
        ReverseProxy proxy = connections.service(id, ReverseProxy.class);
        DomainName host = domain("host", sent.getOrDefault("host", "").strip());
        List<String> steps = new ArrayList<>();
        switch (sent.getOrDefault("action", "find")) {
            case "deploy":
                Deployment deployment =
                        proxy.deploy(Route.of(host, proxy.certificateSources().get(0)), steps::add);
                steps.add(host + ": " + deployment.outcome().name().toLowerCase(java.util.Locale.ROOT));
                deployment.warnings().forEach(warning -> steps.add("Warning: " + warning));
                break;
            case "remove":
                Found found = proxy.find(host);
                if (found instanceof Found.Ours ours) {
                    proxy.remove(ours.route(), steps::add);
                    steps.add(host + " is taken away.");
                } else {
                    steps.add(found(host, found) + " Nothing was changed.");
                }
                break;
            default:
                steps.add(found(host, proxy.find(host)));
        }
        return lines(steps, "");
    }

    private static String found(DomainName host, Found found) {
        if (found instanceof Found.Ours) {
            return host + " is published by Mailhelm.";
        }
        return found instanceof Found.Foreign foreign
                ? host + " is published by something else: " + foreign.description() + "."
                : host + " isn't published.";
    }

    private String send(String id, String text) {
        connections
                .service(id, Notifier.class)
                .send(new Notification(
                        UUID.randomUUID().toString(),
                        "connection.test",
                        Notification.Severity.INFO,
                        clock.instant(),
                        "Test from Mailhelm",
                        text.isBlank() ? "This is a test from Mailhelm." : text,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()));
        return "Sent. Look whether it has arrived.";
    }

    private static DomainName domain(String field, String text) {
        return DomainName.parse(text)
                .orElseThrow(() -> new Failure.InvalidInput(field, "Enter a domain name, as in example.com."));
    }

    private static String lines(List<String> lines, String none) {
        if (lines.isEmpty()) {
            return none;
        }
        String shown = lines.stream().limit(MOST_LINES).collect(Collectors.joining("\n"));
        return lines.size() > MOST_LINES ? shown + "\n… and " + (lines.size() - MOST_LINES) + " more" : shown;
    }
}
