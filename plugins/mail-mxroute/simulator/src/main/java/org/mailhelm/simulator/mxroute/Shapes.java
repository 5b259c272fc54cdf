package org.mailhelm.simulator.mxroute;

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
import java.util.Objects;

/** Holds requests and answers to what MXroute's documentation says of them. */
public final class Shapes {

    private static final String ANY = "[^/]+";

    private final ObjectMapper mapper = new ObjectMapper();
    private final JsonNode facts;

    /** Reads the facts. */
    public Shapes() {
        try (InputStream file = Shapes.class.getResourceAsStream("shapes.json")) {
            facts = mapper.readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The operations, as in {@code GET /domains/{domain}}. */
    public List<String> operations() {
        List<String> names = new ArrayList<>();
        facts.get("operations").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The operation that a call is; fails when there is none such. */
    public String operation(String method, String path) {
        return operations().stream()
                .filter(name -> (method + " " + path).matches(name.replaceAll("\\{[a-z]+}", ANY)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no operation: " + method + " " + path));
    }

    /** What is wrong with what is sent; nothing when it is as documented. */
    public List<String> problemsOfRequest(String method, String path, String body) {
        JsonNode sent = facts.get("operations").get(operation(method, path)).get("sent");
        if (sent == null) {
            return body.isEmpty() ? List.of() : List.of("a body where none belongs");
        }
        return problems(sent, body);
    }

    /** What is wrong with an answer; nothing when it is as documented. */
    public List<String> problemsOfAnswer(String method, String path, int status, String body) {
        if (status >= 400) {
            return problems(facts.get("$defs").get("error"), body);
        }
        JsonNode answered = facts.get("operations").get(operation(method, path)).get(String.valueOf(status));
        if (answered == null) {
            return List.of("status " + status + " isn't documented");
        }
        if (answered.isBoolean()) {
            return body.isEmpty() ? List.of() : List.of("a body where none belongs");
        }
        return problems(answered, body);
    }

    private List<String> problems(JsonNode shape, String body) {
        ObjectNode schema = shape.deepCopy();
        schema.set("$defs", facts.get("$defs"));
        try {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(schema)
                    .validate(mapper.readTree(body))
                    .stream()
                    .map(ValidationMessage::getMessage)
                    .toList();
        } catch (IOException e) {
            return List.of("no JSON: " + body);
        }
    }
}
