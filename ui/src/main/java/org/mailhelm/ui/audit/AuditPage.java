package org.mailhelm.ui.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.Status;

/**
 * What was done, youngest first. The filters stand in the address, so that a view can be kept. Posts {@code days} to
 * {@code /audit/retention}, and nothing to {@code /audit/verify}.
 *
 * @param filters what is shown, by the names of the form's fields
 * @param total how many entries match
 * @param keep how long entries are kept, in words
 * @param retention the form for that, where the visitor may change it
 */
public record AuditPage(
        Map<String, String> filters,
        List<Choice> periods,
        List<Choice> people,
        List<Choice> actions,
        List<Entry> entries,
        int page,
        int size,
        long total,
        String keep,
        Optional<Form> retention)
        implements Page {
    public AuditPage {
        filters = Map.copyOf(filters);
        periods = List.copyOf(periods);
        people = List.copyOf(people);
        actions = List.copyOf(actions);
        entries = List.copyOf(entries);
    }

    /**
     * One entry.
     *
     * @param quiet whether nobody in particular did it
     * @param outcome where it isn't simply done
     * @param open whether its details are shown
     */
    public record Entry(
            long id,
            String time,
            String by,
            boolean quiet,
            String action,
            String object,
            String what,
            Optional<Status> outcome,
            String from,
            boolean open,
            List<Change> changes,
            List<Fact> facts) {
        public Entry {
            changes = List.copyOf(changes);
            facts = List.copyOf(facts);
        }
    }

    /** A field that was changed; one of the two may be empty. */
    public record Change(String field, Optional<String> before, Optional<String> after) {
        public String css() {
            return before.isEmpty() ? "d-add" : after.isEmpty() ? "d-del" : "d-mod";
        }

        public String op() {
            return before.isEmpty() ? "add" : after.isEmpty() ? "del" : "mod";
        }

        public String sign() {
            return before.isEmpty() ? "+" : after.isEmpty() ? "−" : "~";
        }

        public String word() {
            return before.isEmpty() ? "set" : after.isEmpty() ? "gone" : "change";
        }
    }

    /** Something more, as in "Request"; {@code code} where it is to be copied rather than read. */
    public record Fact(String label, String text, boolean code) {}

    public String filter(String name) {
        return filters.getOrDefault(name, "");
    }

    public boolean filtered() {
        return !filters.isEmpty();
    }

    public long first() {
        return total == 0 ? 0 : (long) (page - 1) * size + 1;
    }

    public long last() {
        return Math.min((long) page * size, total);
    }

    public boolean hasNewer() {
        return page > 1;
    }

    public boolean hasOlder() {
        return last() < total;
    }

    public String href(int number) {
        return address(Addresses.audit(), number > 1 ? Map.of("page", Integer.toString(number)) : Map.of());
    }

    /** The same list with the details of an entry, or without when they are shown. */
    public String detailHref(Entry entry) {
        Map<String, String> more = new LinkedHashMap<>();
        if (page > 1) {
            more.put("page", Integer.toString(page));
        }
        if (!entry.open()) {
            more.put("open", Long.toString(entry.id()));
        }
        return address(Addresses.audit(), more) + "#e" + entry.id();
    }

    public String downloadHref(String format) {
        return address(Addresses.audit() + "/download", Map.of("format", format));
    }

    private String address(String path, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>();
        filters.keySet().stream().sorted().forEach(name -> all.put(name, filters.get(name)));
        all.putAll(more);
        String query = all.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + Addresses.query(entry.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    @Override
    public String template() {
        return "audit/audit.jte";
    }

    @Override
    public String title() {
        return "Audit";
    }

    @Override
    public String section() {
        return Addresses.audit();
    }
}
