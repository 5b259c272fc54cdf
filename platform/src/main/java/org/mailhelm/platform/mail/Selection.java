package org.mailhelm.platform.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.ui.part.Listing;

/** Which mailboxes of a list somebody chose: {@code select} once for each, or {@code all=matching} with {@code q}. */
public final class Selection {

    private Selection() {}

    /** A field of a form that may stand there once or often. */
    public static List<String> values(Map<String, Object> sent, String name) {
        Object value = sent.get(name);
        List<String> values = new ArrayList<>();
        if (value instanceof Iterable<?> many) {
            many.forEach(each -> values.add(String.valueOf(each)));
        } else if (value instanceof Object[] many) {
            for (Object each : many) {
                values.add(String.valueOf(each));
            }
        } else if (value != null) {
            values.add(value.toString());
        }
        return values;
    }

    /** The first value of a field; empty for none. */
    public static String value(Map<String, Object> sent, String name) {
        List<String> values = values(sent, name);
        return values.isEmpty() ? "" : values.get(0);
    }

    /** The query that a list was shown by, when all that match are meant. */
    static Optional<ListQuery> matching(Map<String, Object> sent) {
        return value(sent, "all").equals("matching")
                ? Optional.of(new ListQuery(
                        value(sent, "q").strip(),
                        "name",
                        false,
                        1,
                        Listing.SIZES.get(0),
                        ListFilter.of(value(sent, "show"))))
                : Optional.empty();
    }

    /** Names of the chosen ones, each once; whole addresses are as good. */
    public static List<String> chosen(Map<String, Object> sent) {
        return values(sent, "select").stream()
                .map(each -> each.replaceFirst("@.*", ""))
                .distinct()
                .sorted()
                .toList();
    }
}
