package org.mailhelm.api.notify;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.ApiStatus;

/**
 * Something to tell. All texts are plain: the plugin escapes for its service.
 *
 * @param id unique, the same on every try, so that a receiver can tell repetitions
 * @param event what happened, as an identifier like {@code mailbox.delete}
 * @param severity how much it matters
 * @param at when it happened
 * @param title one line
 * @param text the whole story, lines parted by {@code \n}; may be empty
 * @param actor who did it; empty when nobody did
 * @param target to what it happened; empty when to nothing in particular
 * @param fields details by name
 * @param link where to read more
 * @param icon a PNG to show beside it
 */
@ApiStatus(since = "0.9")
public record Notification(
        String id,
        String event,
        Severity severity,
        Instant at,
        String title,
        String text,
        Optional<String> actor,
        Optional<String> target,
        List<Field> fields,
        Optional<URI> link,
        Optional<URI> icon) {

    /** Keeps a copy. */
    public Notification {
        fields = List.copyOf(fields);
    }

    /** How much something matters. */
    @ApiStatus(since = "0.9")
    public enum Severity {
        /** Good to know. */
        INFO,
        /** Something is in order again, or done. */
        SUCCESS,
        /** Somebody should look at it. */
        WARNING,
        /** Somebody must act. */
        CRITICAL
    }

    /**
     * A detail.
     *
     * @param name its name
     * @param value its value
     */
    @ApiStatus(since = "0.9")
    public record Field(String name, String value) {}
}
