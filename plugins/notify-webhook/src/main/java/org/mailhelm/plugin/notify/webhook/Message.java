package org.mailhelm.plugin.notify.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailhelm.api.notify.Notification;

/**
 * A notification in Mailhelm's own form. Members are only ever added; {@code version} changes when one changes its
 * meaning.
 */
record Message(
        String version,
        String product,
        String id,
        String event,
        String severity,
        Instant at,
        String title,
        String text,
        Optional<String> actor,
        Optional<String> target,
        List<Notification.Field> details,
        Optional<URI> link) {

    static Message of(Notification from) {
        return new Message(
                "1",
                "Mailhelm",
                from.id(),
                from.event(),
                from.severity().name().toLowerCase(Locale.ROOT),
                from.at(),
                from.title(),
                from.text(),
                from.actor(),
                from.target(),
                from.fields(),
                from.link());
    }

    /** A notification as Apprise's JSON service sends it. */
    record Apprise(String version, String title, String message, List<String> attachments, String type) {

        static Apprise of(Notification from) {
            String type = switch (from.severity()) {
                case INFO -> "info";
                case SUCCESS -> "success";
                case WARNING -> "warning";
                case CRITICAL -> "failure";
            };
            String message = Stream.concat(
                            Stream.of(from.text()).filter(text -> !text.isEmpty()),
                            Stream.concat(
                                    from.fields().stream().map(field -> field.name() + ": " + field.value()),
                                    from.link().map(URI::toString).stream()))
                    .collect(Collectors.joining("\n"));
            return new Apprise("1.0", from.title(), message, List.of(), type);
        }
    }
}
