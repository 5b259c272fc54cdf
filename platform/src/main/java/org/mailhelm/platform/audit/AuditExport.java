package org.mailhelm.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.mailhelm.platform.web.Refused;

/** Entries as a file, read piece by piece while it is sent, so that its length doesn't matter. */
@Singleton
class AuditExport {

    private static final int STEP = 500;
    private static final String HEAD =
            "timestamp,user,action,target,details,outcome,domain,address,token_id,job_id,request_id\r\n";

    private final AuditSearch search;
    private final Audit audit;
    private final ObjectMapper json;

    @Inject
    AuditExport(AuditSearch search, Audit audit, ObjectMapper json) {
        this.search = search;
        this.audit = audit;
        this.json = json;
    }

    /** @param format {@code csv} or {@code jsonl} */
    StreamedFile file(AuditSearch.Query query, String format, String name) {
        if (!format.equals("csv") && !format.equals("jsonl")) {
            throw Refused.invalid("format", "The format is csv or jsonl.");
        }
        audit.done(AuditEvent.of("audit.download").on("audit", name + "." + format));
        boolean csv = format.equals("csv");
        Pieces pieces = new Pieces(query, csv ? HEAD : "", csv ? this::csv : this::line);
        return new StreamedFile(
                        new SequenceInputStream(pieces),
                        MediaType.of(csv ? "text/csv;charset=utf-8" : "application/x-ndjson"))
                .attach(name + "." + format);
    }

    /** As the API and the files show an entry. */
    Map<String, Object> json(AuditSearch.Entry entry) {
        AuditRow row = entry.row();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", row.seq());
        fields.put("timestamp", entry.time().toString());
        fields.put("user", row.actor());
        fields.put("action", row.action());
        fields.put("target", row.object());
        fields.put("details", details(entry));
        fields.put("outcome", entry.outcome().name().toLowerCase(java.util.Locale.ROOT));
        fields.put("message", entry.message());
        fields.put("domain", row.domain());
        fields.put("target_kind", row.objectKind());
        fields.put("address", row.address());
        fields.put("user_id", row.userId());
        fields.put("token_id", row.tokenId());
        fields.put("job_id", row.jobId());
        fields.put("request_id", row.requestId());
        return fields;
    }

    private static Map<String, Object> details(AuditSearch.Entry entry) {
        Map<String, Object> details = new LinkedHashMap<>();
        if (!entry.before().isEmpty()) {
            details.put("before", entry.before());
        }
        if (!entry.after().isEmpty()) {
            details.put("after", entry.after());
        }
        if (!entry.message().isEmpty()) {
            details.put("message", entry.message());
        }
        return details;
    }

    private String line(AuditSearch.Entry entry) {
        return text(json(entry)) + "\n";
    }

    private String csv(AuditSearch.Entry entry) {
        AuditRow row = entry.row();
        StringBuilder line = new StringBuilder();
        for (String cell : List.of(
                entry.time().toString(),
                row.actor(),
                row.action(),
                row.object(),
                text(details(entry)),
                entry.outcome().name().toLowerCase(java.util.Locale.ROOT),
                row.domain(),
                row.address(),
                row.tokenId(),
                row.jobId(),
                row.requestId())) {
            line.append(line.isEmpty() ? "" : ",").append(cell(cell));
        }
        return line.append("\r\n").toString();
    }

    /** Quoted, and harmless to programs that take what begins so for a formula. */
    static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }

    private String text(Map<String, Object> fields) {
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Pieces implements Enumeration<InputStream> {

        private final AuditSearch.Query query;
        private final Function<AuditSearch.Entry, String> form;
        private String head;
        private long last = Long.MAX_VALUE;
        private boolean over;

        Pieces(AuditSearch.Query query, String head, Function<AuditSearch.Entry, String> form) {
            this.query = query;
            this.head = head;
            this.form = form;
        }

        @Override
        public boolean hasMoreElements() {
            return !over;
        }

        @Override
        public InputStream nextElement() {
            StringBuilder piece = new StringBuilder(head);
            head = "";
            List<AuditSearch.Entry> entries = search.before(query, last, STEP);
            for (AuditSearch.Entry entry : entries) {
                piece.append(form.apply(entry));
                last = entry.row().seq();
            }
            over = entries.size() < STEP;
            return new ByteArrayInputStream(piece.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
