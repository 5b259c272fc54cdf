package org.mailhelm.platform.dns.health;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailhelm.platform.dns.check.Finding;
import org.mailhelm.platform.dns.check.Verdict;
import org.mailhelm.platform.mail.Ages;
import org.mailhelm.ui.dns.EventsPage;
import org.mailhelm.ui.dns.FleetPage;
import org.mailhelm.ui.part.Copyable;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;

/** The health of DNS as pages show it. */
@Singleton
class HealthViews {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<Verdict> ORDER =
            List.of(Verdict.FAIL, Verdict.WARN, Verdict.PENDING, Verdict.UNKNOWN, Verdict.PASS, Verdict.SKIPPED);

    private final Kept kept;
    private final Clock clock;

    HealthViews(Kept kept, Clock clock) {
        this.kept = kept;
        this.clock = clock;
    }

    FleetPage.Row row(Fleet.Row row) {
        Optional<HealthGlance> glance = row.checked();
        return new FleetPage.Row(
                row.domain().shown(),
                state(row),
                glance.map(this::toMend).orElse(""),
                row.domain().readAt() == null
                        ? "unknown"
                        : Integer.toString(row.domain().mailboxes()),
                glance.map(HealthGlance::checkedAt).map(this::age).orElse("never"),
                row.glance().map(HealthGlance::nextAt).map(this::ahead).orElse("soon"));
    }

    private String toMend(HealthGlance glance) {
        Map<String, String> verdicts = new TreeMap<>(kept.verdicts(glance.verdicts()));
        return Stream.of(Verdict.FAIL, Verdict.WARN)
                .flatMap(verdict -> verdicts.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(verdict.word()))
                        .map(entry -> label(entry.getKey())))
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }

    private static Status state(Fleet.Row row) {
        Optional<HealthGlance> glance = row.checked();
        if (row.glance().map(HealthGlance::problem).isPresent()) {
            return Status.of(State.WARN, "No answer");
        }
        return glance.map(one -> state(one.overall(), one.failing() + one.warnings()))
                .orElseGet(() -> Status.of(State.IDLE, "Not checked yet"));
    }

    static Status state(String overall, int wrong) {
        return switch (overall) {
            case "healthy" -> Status.ok("In order");
            case "degraded" -> Status.of(State.WARN, wrong + " to mend");
            case "unhealthy" -> Status.of(State.BAD, wrong + " to mend");
            case "pending" -> Status.of(State.WAIT, "Spreading");
            default -> Status.of(State.IDLE, "Not all known");
        };
    }

    Status state(DomainHealth health) {
        return health.overall()
                .map(overall -> state(overall.word(), health.needingSomebody().size()))
                .orElseGet(() -> Status.of(State.IDLE, "Not checked yet"));
    }

    String checked(DomainHealth health) {
        return health.checkedAt()
                .map(at -> "Checked " + age(at) + ", again " + ahead(health.nextAt()))
                .orElse("Looked at " + ahead(health.nextAt()));
    }

    List<EventsPage.Finding> findings(DomainHealth health) {
        return health.findings().stream()
                .sorted(Comparator.comparingInt(finding -> ORDER.indexOf(finding.verdict())))
                .map(HealthViews::finding)
                .toList();
    }

    private static EventsPage.Finding finding(Finding finding) {
        return new EventsPage.Finding(
                status(finding.verdict()),
                finding.label(),
                finding.host(),
                finding.message(),
                finding.why(),
                finding.found(),
                finding.advice()
                        .map(record -> List.of(
                                new Copyable("Type", record.type()),
                                new Copyable("Name", record.name()),
                                new Copyable("Value", record.value())))
                        .orElse(List.of()));
    }

    private static Status status(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Status.ok("good");
            case WARN -> Status.of(State.WARN, "could be better");
            case FAIL -> Status.of(State.BAD, "wrong");
            case PENDING -> Status.of(State.WAIT, "spreading");
            case SKIPPED -> Status.of(State.OFF, "not used").quiet();
            case UNKNOWN -> Status.of(State.IDLE, "unknown").quiet();
        };
    }

    EventsPage.Event event(EventRow row) {
        return new EventsPage.Event(
                TIME.format(row.at()),
                switch (row.kind()) {
                    case "drift" -> Status.of(State.BAD, "no longer right");
                    case "recovered" -> Status.ok("right again");
                    default -> Status.of(State.IDLE, "changed").quiet();
                },
                label(row.checkKey()),
                row.host(),
                row.oldValue().lines().toList(),
                row.newValue().lines().toList(),
                row.byName() == null ? "not through Mailhelm" : row.byName());
    }

    /** A check in short. */
    static String label(String key) {
        return switch (key) {
            case "mx", "spf", "dkim", "dmarc", "caa", "ptr" -> key.toUpperCase(Locale.ROOT);
            case "mta_sts" -> "MTA-STS";
            case "tls_rpt" -> "TLS reports";
            case "dnssec" -> "DNSSEC";
            case "mail" -> "mail name";
            case "discovery" -> "client settings";
            case "dangling" -> "dangling names";
            default -> key;
        };
    }

    private String age(@Nullable Instant at) {
        return at == null ? "never" : Ages.words(Duration.between(at, clock.instant()));
    }

    private String ahead(Instant at) {
        Duration left = Duration.between(clock.instant(), at);
        if (left.toMinutes() < 1) {
            return "soon";
        }
        return left.toHours() < 2 ? "in " + left.toMinutes() + " min" : "in " + left.toHours() + " h";
    }
}
