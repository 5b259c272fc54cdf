package org.mailhelm.platform.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailhelm.platform.web.CsvCell;

/** The items of a job as a file: what each was about, what was given with it, and what became of it. No secret is in it. */
@Singleton
final class JobResults {

    private static final int PART = 500;
    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

    private final JobStore store;
    private final ObjectMapper json;

    JobResults(JobStore store, ObjectMapper json) {
        this.store = store;
        this.json = json;
    }

    byte[] csv(JobRow job, Set<ItemState> states) {
        List<ItemRow> items = new ArrayList<>();
        List<ItemRow> part = store.following(job.id(), -1, PART);
        while (!part.isEmpty()) {
            part.stream().filter(item -> states.contains(item.state())).forEach(items::add);
            part = store.following(job.id(), part.get(part.size() - 1).position(), PART);
        }
        Set<String> columns = new LinkedHashSet<>();
        List<Map<String, Object>> data =
                items.stream().map(item -> data(item.data())).toList();
        data.forEach(each -> columns.addAll(each.keySet()));
        StringWriter text = new StringWriter();
        try (CsvWriter out = CsvWriter.builder().build(text)) {
            List<String> head = new ArrayList<>(List.of("line", "subject", "status", "message"));
            head.addAll(columns);
            out.writeRecord(head);
            for (int i = 0; i < items.size(); i++) {
                ItemRow item = items.get(i);
                List<String> cells = new ArrayList<>(List.of(
                        Integer.toString(item.line()),
                        item.subject(),
                        item.state().code(),
                        item.result()));
                Map<String, Object> given = data.get(i);
                columns.forEach(column -> cells.add(String.valueOf(given.getOrDefault(column, ""))));
                out.writeRecord(cells.stream().map(CsvCell::harmless).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Object> data(String text) {
        try {
            return json.readValue(text, DATA);
        } catch (JsonProcessingException e) {
            return Map.of();
        }
    }
}
