package org.mailhelm.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mailhelm.platform.start.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies entries as lines of JSON into {@code LOG_DIR/YYYY-MM-DD.log}, for programs that watch files. Entries are written
 * once they stand in the database, seconds later; after a stop it goes on where the youngest file ends. The chain itself
 * stays in the database.
 */
@Singleton
class LogCopy {

    private static final Logger LOG = LoggerFactory.getLogger(LogCopy.class);
    private static final int STEP = 500;

    private final AuditRepository entries;
    private final Chain chain;
    private final ObjectMapper json;
    private final Optional<Path> folder;
    private long last = -1;
    private boolean complained;

    @Inject
    LogCopy(AuditRepository entries, Chain chain, ObjectMapper json, Variables variables) {
        this.entries = entries;
        this.chain = chain;
        this.json = json;
        this.folder = variables.text("LOG_DIR").map(Path::of);
    }

    @Scheduled(fixedDelay = "2s", initialDelay = "1s")
    synchronized void write() {
        if (folder.isEmpty()) {
            return;
        }
        try {
            if (last < 0) {
                Files.createDirectories(folder.get());
                last = youngest(folder.get()).orElseGet(() -> chain.end().startSeq());
            }
            List<AuditRow> rows = entries.following(last, STEP);
            while (!rows.isEmpty()) {
                append(folder.get(), rows);
                last = rows.get(rows.size() - 1).seq();
                rows = entries.following(last, STEP);
            }
            complained = false;
        } catch (IOException e) {
            // Nothing is lost: the next round begins with the same entry.
            if (!complained) {
                LOG.error("The audit can't be copied to {}: {}. It is tried again.", folder.get(), e.toString());
                complained = true;
            }
        }
    }

    @PreDestroy
    void writeTheRest() {
        write();
    }

    private void append(Path into, List<AuditRow> rows) throws IOException {
        Map<String, StringBuilder> days = new TreeMap<>();
        for (AuditRow row : rows) {
            days.computeIfAbsent(
                            Instant.ofEpochMilli(row.at())
                                            .atZone(ZoneOffset.UTC)
                                            .toLocalDate() + ".log",
                            day -> new StringBuilder())
                    .append(line(row))
                    .append('\n');
        }
        for (Map.Entry<String, StringBuilder> day : days.entrySet()) {
            Files.writeString(
                    into.resolve(day.getKey()),
                    day.getValue(),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private String line(AuditRow row) throws JsonProcessingException {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("before", json.readTree(row.beforeState()));
        details.put("after", json.readTree(row.afterState()));
        details.put("message", row.summary());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("timestamp", Instant.ofEpochMilli(row.at()).toString());
        fields.put("user", row.actor());
        fields.put("action", row.action());
        fields.put("target", row.object());
        fields.put("details", details);
        fields.put("id", row.seq());
        fields.put("outcome", row.outcome().toLowerCase(java.util.Locale.ROOT));
        fields.put("answers", row.answers());
        fields.put("domain", row.domain());
        fields.put("target_kind", row.objectKind());
        fields.put("address", row.address());
        fields.put("token_id", row.tokenId());
        fields.put("job_id", row.jobId());
        fields.put("request_id", row.requestId());
        return json.writeValueAsString(fields);
    }

    /** The number of the last entry that was copied; empty when there is no file of ours yet. */
    private Optional<Long> youngest(Path in) throws IOException {
        Optional<Path> file;
        try (Stream<Path> files = Files.list(in)) {
            file = files.filter(path -> path.getFileName().toString().matches("\\d{4}-\\d{2}-\\d{2}\\.log"))
                    .max(Path::compareTo);
        }
        if (file.isEmpty()) {
            return Optional.empty();
        }
        long found = 0;
        try (Stream<String> lines = Files.lines(file.get())) {
            for (String line : (Iterable<String>) lines::iterator) {
                found = Math.max(found, number(line));
            }
        }
        if (!Files.readString(file.get()).endsWith("\n")) {
            Files.writeString(file.get(), "\n", StandardOpenOption.APPEND);
        }
        return Optional.of(found);
    }

    private long number(String line) {
        try {
            return json.readTree(line).path("id").asLong();
        } catch (JsonProcessingException e) {
            // A line that was cut off when the machine stopped; its entry is written again.
            return 0;
        }
    }
}
