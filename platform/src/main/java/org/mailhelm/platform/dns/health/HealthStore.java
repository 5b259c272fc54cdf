package org.mailhelm.platform.dns.health;

import io.micronaut.data.model.Page;
import io.micronaut.data.model.Pageable;
import io.micronaut.transaction.annotation.ReadOnly;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.DomainName;
import org.mailhelm.platform.dns.check.Finding;
import org.mailhelm.platform.dns.check.Overall;
import org.mailhelm.platform.dns.check.Verdict;
import org.mailhelm.platform.dns.desired.DesiredRecord;

/** How the DNS of each domain was when last looked at, and what changed of it, in the database. */
@Singleton
class HealthStore {

    /** How long events are kept. */
    static final Duration KEPT = Duration.ofDays(400);

    // How long a look may take before another instance may look too.
    private static final Duration CLAIM = Duration.ofMinutes(10);
    // What was written before the last look can still be what this one saw first.
    private static final Duration LATE = Duration.ofMinutes(15);

    private final HealthRepository rows;
    private final GlanceRepository glances;
    private final EventRepository events;
    private final Kept kept;
    private final Clock clock;

    HealthStore(HealthRepository rows, GlanceRepository glances, EventRepository events, Kept kept, Clock clock) {
        this.rows = rows;
        this.glances = glances;
        this.events = events;
        this.kept = kept;
        this.clock = clock;
    }

    @ReadOnly
    Optional<HealthRow> find(DomainName domain) {
        return rows.findById(domain.value());
    }

    Map<String, HealthGlance> glances() {
        return byName(glances.findAll());
    }

    Map<String, HealthGlance> glances(Collection<String> domains) {
        return domains.isEmpty() ? Map.of() : byName(glances.findByDomainIn(domains));
    }

    private static Map<String, HealthGlance> byName(List<HealthGlance> all) {
        return all.stream().collect(Collectors.toMap(HealthGlance::domain, glance -> glance));
    }

    /** Has domains that were never seen looked at soon, a few at a time. */
    @Transactional
    void expect(Collection<String> domains) {
        Instant now = clock.instant();
        rows.saveAll(
                domains.stream().map(domain -> HealthRow.fresh(domain, now)).toList());
    }

    /** Takes domains that are due for this instance alone. */
    @Transactional
    List<DomainName> claim(int most) {
        long now = clock.millis();
        long until = now + CLAIM.toMillis();
        return rows.due(now, most).stream()
                .filter(domain -> rows.claim(domain, now, until) > 0)
                .map(DomainName::new)
                .toList();
    }

    /** Looks no more at a domain that nobody serves, for a while. */
    @Transactional
    void rest(DomainName domain) {
        rows.claim(
                domain.value(),
                Long.MAX_VALUE,
                clock.instant().plus(Schedule.LATEST).toEpochMilli());
    }

    @Transactional
    void written(DomainName domain, String by) {
        if (rows.written(domain.value(), by, clock.millis()) == 0) {
            rows.save(HealthRow.fresh(domain.value(), clock.instant()));
            rows.written(domain.value(), by, clock.millis());
        }
    }

    @Transactional
    void forget(DomainName domain) {
        rows.deleteById(domain.value());
        events.deleteOf(domain.value());
    }

    @Transactional
    void tidy() {
        events.deleteBefore(clock.instant().minus(KEPT).toEpochMilli());
    }

    @ReadOnly
    Page<EventRow> events(Optional<Set<String>> only, Pageable page) {
        return only.map(names -> names.isEmpty() ? Page.<EventRow>empty() : events.findByDomainIn(names, page))
                .orElseGet(() -> events.findAll(page));
    }

    @ReadOnly
    Page<EventRow> events(DomainName domain, Pageable page) {
        return events.findByDomain(domain.value(), page);
    }

    /** Stores a look, and what it changes of what is believed. */
    @Transactional
    HealthRow seen(DomainName domain, Looking.Looked looked, List<DesiredRecord> desired, @Nullable Instant desiredAt) {
        Instant now = clock.instant();
        HealthRow before = locked(domain, now);
        if (looked.blind()) {
            return replace(failed(before, looked.findings(), now));
        }
        Drift drift = Drift.of(kept.believed(before.believed()), looked.looks());
        List<Finding> findings = looked.findings();
        Overall overall = Overall.of(findings.stream().map(Finding::verdict).toList());
        Instant changed = drift.changes().isEmpty() ? before.changedAt() : now;
        Duration pause = Schedule.pause(domain.value(), overall, looked.ttls(), changed, drift.undecided(), now);
        drift.changes().forEach(change -> events.save(event(domain, change, before, now)));
        return replace(new HealthRow(
                domain.value(),
                overall.word(),
                overall.ordinal(),
                count(findings, Verdict.FAIL),
                count(findings, Verdict.WARN),
                kept.text(verdicts(findings)),
                kept.text(findings),
                kept.text(drift.believed()),
                kept.text(desired),
                desiredAt,
                now,
                now,
                changed,
                now.plus(pause),
                null,
                before.writtenBy(),
                before.writtenAt()));
    }

    private HealthRow locked(DomainName domain, Instant now) {
        if (rows.lock(domain.value()) == 0) {
            rows.save(HealthRow.fresh(domain.value(), now));
        }
        return rows.findById(domain.value()).orElseThrow();
    }

    private HealthRow replace(HealthRow row) {
        rows.update(row);
        return row;
    }

    /** Nobody answered anything: what was known stays, and says since when. */
    private static HealthRow failed(HealthRow row, List<Finding> findings, Instant now) {
        return new HealthRow(
                row.domain(),
                row.overall(),
                row.severity(),
                row.failing(),
                row.warnings(),
                row.verdicts(),
                row.findings(),
                row.believed(),
                row.desired(),
                row.desiredAt(),
                row.checkedAt(),
                now,
                row.changedAt(),
                now.plus(Schedule.afterFailure(row.domain())),
                findings.stream()
                        .filter(finding -> finding.verdict() == Verdict.UNKNOWN)
                        .map(Finding::message)
                        .findFirst()
                        .orElse("No DNS server answered."),
                row.writtenBy(),
                row.writtenAt());
    }

    private EventRow event(DomainName domain, Drift.Change change, HealthRow before, Instant now) {
        Instant written = before.writtenAt();
        Instant last = before.checkedAt();
        // Late, caches show what we wrote; that it is gone again is somebody else's doing.
        Duration late = change.kind() == Drift.Kind.DRIFT ? Duration.ZERO : LATE;
        boolean ours = written != null && last != null && written.isAfter(last.minus(late));
        return new EventRow(
                UUID.randomUUID().toString(),
                now,
                domain.value(),
                change.kind().name().toLowerCase(java.util.Locale.ROOT),
                change.key(),
                change.host(),
                String.join("\n", change.before().values()),
                String.join("\n", change.now().values()),
                change.before().verdict().word(),
                change.now().verdict().word(),
                ours ? before.writtenBy() : null);
    }

    private static int count(List<Finding> findings, Verdict verdict) {
        return (int) findings.stream()
                .filter(finding -> finding.verdict() == verdict)
                .count();
    }

    /** The worst of each check. */
    static Map<String, String> verdicts(List<Finding> findings) {
        Map<String, Verdict> worst = new TreeMap<>();
        findings.forEach(finding -> worst.merge(finding.key(), finding.verdict(), HealthStore::worse));
        Map<String, String> words = new TreeMap<>();
        worst.forEach((key, verdict) -> words.put(key, verdict.word()));
        return words;
    }

    private static final List<Verdict> ORDER =
            List.of(Verdict.FAIL, Verdict.WARN, Verdict.PENDING, Verdict.UNKNOWN, Verdict.PASS, Verdict.SKIPPED);

    static Verdict worse(Verdict one, Verdict other) {
        return ORDER.indexOf(one) <= ORDER.indexOf(other) ? one : other;
    }
}
