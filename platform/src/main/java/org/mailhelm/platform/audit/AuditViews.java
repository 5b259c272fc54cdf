package org.mailhelm.platform.audit;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.right.DomainNames;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.ui.audit.AuditPage;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;

/** Draws entries for people. */
@Singleton
class AuditViews {

    private static final int SIZE = 50;
    private static final int LONGEST = 255;
    private static final List<String> FILTERS = List.of("q", "period", "actor", "action", "domain", "object");
    private static final Map<String, Integer> PERIODS = Map.of("today", 1, "week", 7, "month", 30);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final AuditSearch search;
    private final Retention retention;
    private final Optional<DomainNames> names;
    private final Clock clock;

    @Inject
    AuditViews(AuditSearch search, Retention retention, Optional<DomainNames> names, Clock clock) {
        this.search = search;
        this.retention = retention;
        this.names = names;
        this.clock = clock;
    }

    AuditSearch.Query query(HttpRequest<?> request) {
        Map<String, String> filters = filters(request);
        int days = PERIODS.getOrDefault(filters.getOrDefault("period", ""), 0);
        LocalDate first = today().minusDays(Math.max(0, days - 1));
        return new AuditSearch.Query(
                days == 0 ? 0 : first.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli(),
                0,
                filters.getOrDefault("actor", ""),
                filters.getOrDefault("action", ""),
                domain(filters.getOrDefault("domain", "")),
                filters.getOrDefault("object", ""),
                filters.getOrDefault("q", ""));
    }

    AuditPage page(HttpRequest<?> request, Optional<Form> refused) {
        AuditSearch.Query query = query(request);
        long total = search.count(query);
        long pages = Math.max(1, (total + SIZE - 1) / SIZE);
        int page = (int) Math.min(pages, number(request, "page", 1));
        long open = number(request, "open", 0);
        int days = retention.days();
        return new AuditPage(
                filters(request),
                List.of(
                        new Choice("", "Any time"),
                        new Choice("today", "Today"),
                        new Choice("week", "Last 7 days"),
                        new Choice("month", "Last 30 days")),
                choices("Anyone", search.actors()),
                choices("Any action", search.actions()),
                search.find(query, SIZE, (long) (page - 1) * SIZE).stream()
                        .map(entry -> entry(entry, entry.row().seq() == open))
                        .toList(),
                page,
                SIZE,
                total,
                days == 0 ? "Kept for ever" : "Kept for " + days + " days",
                Rights.of(request).has(Right.AUDIT_WRITE)
                        ? Optional.of(refused.orElse(Form.of(Map.of("days", Integer.toString(days)))))
                        : Optional.empty());
    }

    private AuditPage.Entry entry(AuditSearch.Entry entry, boolean open) {
        AuditRow row = entry.row();
        boolean person = row.actorKind().equals(Actor.Kind.USER.name())
                || row.actorKind().equals(Actor.Kind.TOKEN.name());
        return new AuditPage.Entry(
                row.seq(),
                time(entry.time()),
                row.actor(),
                !person,
                row.action(),
                row.object().isEmpty() ? "–" : row.object(),
                what(entry),
                status(entry.outcome()),
                row.address().isEmpty() ? "–" : row.address(),
                open,
                open ? changes(entry) : List.of(),
                open ? facts(entry) : List.of());
    }

    private static Optional<Status> status(Outcome outcome) {
        return switch (outcome) {
            case DONE -> Optional.empty();
            case REFUSED -> Optional.of(Status.of(State.WARN, "refused"));
            case FAILED -> Optional.of(Status.of(State.BAD, "failed"));
            case BEGUN -> Optional.of(Status.of(State.WAIT, "outcome unknown"));
        };
    }

    /** The message, else what was changed, in a line. */
    private static String what(AuditSearch.Entry entry) {
        if (!entry.message().isEmpty()) {
            return entry.message();
        }
        List<String> parts = new ArrayList<>();
        for (String field : fields(entry)) {
            String before = entry.before().get(field);
            String after = entry.after().get(field);
            String words = field.replace('_', ' ');
            parts.add(
                    before != null && after != null
                            ? words + " " + before + " → " + after
                            : before != null ? words + " was " + before : words + " " + after);
        }
        String line = String.join(", ", parts);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    private static List<AuditPage.Change> changes(AuditSearch.Entry entry) {
        return fields(entry).stream()
                .map(field -> new AuditPage.Change(
                        field,
                        Optional.ofNullable(entry.before().get(field)),
                        Optional.ofNullable(entry.after().get(field))))
                .toList();
    }

    private static List<AuditPage.Fact> facts(AuditSearch.Entry entry) {
        AuditRow row = entry.row();
        List<AuditPage.Fact> facts = new ArrayList<>();
        facts.add(new AuditPage.Fact("Entry", Long.toString(row.seq()), false));
        facts.add(new AuditPage.Fact("At", entry.time().toString(), true));
        if (entry.outcome() == Outcome.BEGUN) {
            facts.add(new AuditPage.Fact("", "Mailhelm was ended before the outside system answered.", false));
        }
        fact(facts, "On the", row.objectKind(), false);
        fact(facts, "Domain", row.domain(), false);
        fact(facts, "From", row.address(), true);
        fact(facts, "Token", row.tokenId(), true);
        fact(facts, "Job", row.jobId(), true);
        fact(facts, "Request", row.requestId(), true);
        return facts;
    }

    private static void fact(List<AuditPage.Fact> facts, String label, String text, boolean code) {
        if (!text.isEmpty()) {
            facts.add(new AuditPage.Fact(label, text, code));
        }
    }

    private static TreeSet<String> fields(AuditSearch.Entry entry) {
        TreeSet<String> fields = new TreeSet<>(entry.before().keySet());
        fields.addAll(entry.after().keySet());
        return fields;
    }

    private String time(Instant moment) {
        boolean today = moment.atZone(ZoneOffset.UTC).toLocalDate().equals(today());
        return (today ? TIME : DAY).format(moment.atZone(ZoneOffset.UTC));
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** A domain as people write it; what is none finds nothing, which is true. */
    private String domain(String written) {
        try {
            return written.isEmpty()
                    ? ""
                    : names.map(each -> each.canonical(written)).orElse(written);
        } catch (Failure.InvalidInput e) {
            return written;
        }
    }

    private static Map<String, String> filters(HttpRequest<?> request) {
        Map<String, String> filters = new HashMap<>();
        for (String name : FILTERS) {
            request.getParameters()
                    .getFirst(name)
                    .map(String::strip)
                    .filter(text -> !text.isEmpty() && text.length() <= LONGEST && text.indexOf(0) < 0)
                    .ifPresent(text -> filters.put(name, text));
        }
        return filters;
    }

    private static int number(HttpRequest<?> request, String name, int otherwise) {
        return request.getParameters()
                .getFirst(name)
                .filter(text -> text.matches("[1-9][0-9]{0,8}"))
                .map(Integer::parseInt)
                .orElse(otherwise);
    }

    private static List<Choice> choices(String any, List<String> all) {
        List<Choice> choices = new ArrayList<>(List.of(new Choice("", any)));
        all.forEach(each -> choices.add(new Choice(each, each)));
        return choices;
    }
}
