package org.mailhelm.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds entries, youngest first, each with how it ended. */
@Singleton
class AuditSearch {

    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};
    private static final long DAY = 86_400_000L;

    private final AuditRepository entries;
    private final TransactionOperations<Connection> transactions;
    private final ObjectMapper json;

    @Inject
    AuditSearch(AuditRepository entries, TransactionOperations<Connection> transactions, ObjectMapper json) {
        this.entries = entries;
        this.transactions = transactions;
        this.json = json;
    }

    /**
     * What is looked for; empty texts and zeros for anything.
     *
     * @param since from this moment on, milliseconds since 1970
     * @param until before this moment
     * @param object the name of one thing exactly
     * @param text anywhere in names, addresses and summaries
     */
    record Query(long since, long until, String actor, String action, String domain, String object, String text) {

        static final Query ALL = new Query(0, 0, "", "", "", "", "");

        Query onDay(LocalDate day) {
            long start = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
            return new Query(start, start + DAY, actor, action, domain, object, text);
        }

        private String pattern() {
            return "%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
        }
    }

    /**
     * An entry.
     *
     * @param outcome how it ended; {@link Outcome#BEGUN} when nobody knows
     * @param message what was said about it, or why it was refused or failed
     */
    record Entry(
            AuditRow row,
            Instant time,
            Outcome outcome,
            String message,
            Map<String, String> before,
            Map<String, String> after) {}

    List<Entry> find(Query query, int most, long offset) {
        return read(() -> withOutcomes(entries.find(
                query.since(),
                query.until(),
                query.actor(),
                query.action(),
                query.domain(),
                query.object(),
                query.text(),
                query.pattern(),
                most,
                offset)));
    }

    /** The next ones after an entry, for long ways through. */
    List<Entry> before(Query query, long seq, int most) {
        return read(() -> withOutcomes(entries.findBefore(
                query.since(),
                query.until(),
                query.actor(),
                query.action(),
                query.domain(),
                query.object(),
                query.text(),
                query.pattern(),
                seq,
                most)));
    }

    long count(Query query) {
        return read(() -> entries.count(
                query.since(),
                query.until(),
                query.actor(),
                query.action(),
                query.domain(),
                query.object(),
                query.text(),
                query.pattern()));
    }

    List<String> actions() {
        return read(entries::actions);
    }

    List<String> actors() {
        return read(entries::actors);
    }

    /** The days that there are entries of, youngest first. */
    List<LocalDate> days() {
        return read(entries::days).stream().map(LocalDate::ofEpochDay).toList();
    }

    private List<Entry> withOutcomes(List<AuditRow> rows) {
        List<Long> open = rows.stream()
                .filter(row -> row.outcome().equals(Outcome.BEGUN.name()))
                .map(AuditRow::seq)
                .toList();
        Map<Long, AuditRow> answers = open.isEmpty()
                ? Map.of()
                : entries.findByAnswersIn(open).stream()
                        .collect(Collectors.toMap(AuditRow::answers, row -> row, (first, again) -> first));
        return rows.stream()
                .map(row -> entry(row, Optional.ofNullable(answers.get(row.seq()))))
                .toList();
    }

    private Entry entry(AuditRow row, Optional<AuditRow> answer) {
        String message =
                answer.map(AuditRow::summary).filter(text -> !text.isEmpty()).orElse(row.summary());
        return new Entry(
                row,
                Instant.ofEpochMilli(row.at()),
                Outcome.valueOf(answer.map(AuditRow::outcome).orElse(row.outcome())),
                message,
                fields(row.beforeState()),
                fields(row.afterState()));
    }

    private Map<String, String> fields(String stored) {
        try {
            return json.readValue(stored, FIELDS);
        } catch (JsonProcessingException e) {
            return Map.of("unreadable", stored);
        }
    }

    private <T> T read(Supplier<T> query) {
        return transactions.execute(TransactionDefinition.READ_ONLY, status -> query.get());
    }
}
