package org.mailhelm.simulator.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What Cloudflare's pages say of calls, in our own words; beyond its published document, they name what may not be there. */
final class Shapes {

    private final ObjectMapper mapper = new ObjectMapper();
    private final JsonNode facts;

    /** Reads the facts. */
    Shapes() {
        try (InputStream file = Shapes.class.getResourceAsStream("shapes.json")) {
            facts = mapper.readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with what was sent, unless it was refused, and with what was answered; nothing when all is well. */
    List<String> problems(CloudflareSimulator.Call call) {
        JsonNode operation = operation(call.method() + " " + call.path().replaceFirst("^/client/v4", ""));
        List<String> problems = new ArrayList<>();
        if (call.status() == 200) {
            JsonNode sent = operation.get("sent");
            if (sent != null) {
                problems.addAll(problems("sent", sent, call.sent()));
            } else if (!call.sent().isEmpty()) {
                problems.add("sent a body where none belongs");
            }
            problems.addAll(problems("answered", operation.get("answered"), call.answered()));
        } else if (call.status() != 0) {
            problems.addAll(problems("answered", facts.get("$defs").get("error"), call.answered()));
        }
        return problems;
    }

    private JsonNode operation(String call) {
        return facts.get("operations").properties().stream()
                .filter(each -> call.matches(each.getKey().replace("{id}", "[^/]+")))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no operation: " + call));
    }

    private List<String> problems(String what, JsonNode shape, String body) {
        ObjectNode schema = shape.deepCopy();
        schema.set("$defs", facts.get("$defs"));
        try {
            JsonNode read = mapper.readTree(body);
            return Stream.of(JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema))
                    .flatMap(checked -> checked.validate(read).stream())
                    .map(ValidationMessage::getMessage)
                    .map(message -> what + ": " + message)
                    .toList();
        } catch (IOException e) {
            return List.of(what + " no JSON: " + body);
        }
    }
}
