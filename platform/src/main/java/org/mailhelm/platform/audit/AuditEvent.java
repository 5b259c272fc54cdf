package org.mailhelm.platform.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done, for {@link Audit}: {@code AuditEvent.of("mailbox.create").on("mailbox", address).domain(name)}.
 * No value is a secret; one under a name that sounds like one is kept as "set" alone.
 *
 * @param action what, as in {@code mailbox.create}: the thing, a dot, the deed
 * @param domain the mail domain that it concerns, in wire form; empty for none
 * @param kind of the object, as in {@code mailbox}
 * @param object its name, as people know it
 * @param summary a few words more; empty for none
 * @param before what was, by field
 * @param after what is, by field
 */
public record AuditEvent(
        String action,
        String domain,
        String kind,
        String object,
        String summary,
        Map<String, String> before,
        Map<String, String> after) {

    private static final Pattern ACTION = Pattern.compile("[a-z_]+(\\.[a-z_]+)+");
    private static final Pattern SECRET =
            Pattern.compile(".*(passw|secret|token|credential|private|hash|api_?key|^key$).*");
    private static final int LONGEST = 2000;

    /** Checks the action's name and drops secrets. */
    public AuditEvent {
        if (!ACTION.matcher(action).matches()) {
            throw new IllegalArgumentException("not the name of an action: " + action);
        }
        before = Collections.unmodifiableMap(new LinkedHashMap<>(before));
        after = Collections.unmodifiableMap(new LinkedHashMap<>(after));
    }

    /** An action on nothing in particular yet. */
    public static AuditEvent of(String action) {
        return new AuditEvent(action, "", "", "", "", Map.of(), Map.of());
    }

    /** The thing that it is done to. */
    public AuditEvent on(String objectKind, String name) {
        return new AuditEvent(action, domain, objectKind, shorten(name), summary, before, after);
    }

    /** The mail domain that it concerns. */
    public AuditEvent domain(String name) {
        return new AuditEvent(action, name, kind, object, summary, before, after);
    }

    /** A few words more. */
    public AuditEvent says(String words) {
        return new AuditEvent(action, domain, kind, object, shorten(words), before, after);
    }

    /** What a field was; absent values are left out. */
    public AuditEvent was(String field, @Nullable Object value) {
        return new AuditEvent(action, domain, kind, object, summary, with(before, field, value), after);
    }

    /** What a field is now; absent values are left out. */
    public AuditEvent is(String field, @Nullable Object value) {
        return new AuditEvent(action, domain, kind, object, summary, before, with(after, field, value));
    }

    /** A field whose value nobody is to read: that it was set. */
    public AuditEvent secret(String field) {
        return is(field, "set");
    }

    /** A field's value before and after; nothing when both are the same. */
    public AuditEvent change(String field, @Nullable Object old, @Nullable Object now) {
        return Objects.equals(text(field, old), text(field, now)) && !hidden(field)
                ? this
                : was(field, old).is(field, now);
    }

    private static Map<String, String> with(Map<String, String> fields, String field, @Nullable Object value) {
        Optional<String> text = text(field, value);
        if (text.isEmpty()) {
            return fields;
        }
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(field, text.get());
        return more;
    }

    private static Optional<String> text(String field, @Nullable Object value) {
        Object plain = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        if (plain == null) {
            return Optional.empty();
        }
        return Optional.of(hidden(field) ? "set" : shorten(String.valueOf(plain)));
    }

    private static boolean hidden(String field) {
        return SECRET.matcher(field.toLowerCase(Locale.ROOT)).matches();
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
