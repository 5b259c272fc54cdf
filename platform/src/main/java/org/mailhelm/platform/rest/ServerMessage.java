package org.mailhelm.platform.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.Secret;

/** What a server says about an error, in the shapes that servers commonly use, made fit for people. */
final class ServerMessage {

    private static final int LONGEST = 300;
    private static final int DEEPEST = 4;
    private static final List<String> MEMBERS = List.of(
            "message",
            "detail",
            "details",
            "error_description",
            "errorDescription",
            "description",
            "error",
            "errors",
            "reason",
            "title",
            "result",
            "msg");

    private final Collection<Secret> secrets;

    ServerMessage(Collection<Secret> secrets) {
        this.secrets = secrets;
    }

    /** The server's words; empty when there are none that people could read. */
    Optional<String> in(Answer answer, ObjectMapper json) {
        String type = answer.header("content-type").orElse("");
        String text = answer.text().strip();
        if (text.startsWith("{") || text.startsWith("[") || text.startsWith("\"")) {
            try {
                return find(json.readTree(text), 0).map(this::fit);
            } catch (JsonProcessingException e) {
                return Optional.empty();
            }
        }
        return text.isEmpty() || text.startsWith("<") || type.contains("html") || type.contains("octet")
                ? Optional.empty()
                : Optional.of(fit(text));
    }

    private static Optional<String> find(JsonNode node, int depth) {
        if (node.isTextual()) {
            return Optional.of(node.textValue()).filter(text -> !text.isBlank());
        }
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        if (node.isArray()) {
            for (JsonNode item : node) {
                Optional<String> found = find(item, depth + 1);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        for (String member : MEMBERS) {
            Optional<String> found = Optional.ofNullable(node.get(member)).flatMap(inner -> find(inner, depth + 1));
            if (found.isPresent()) {
                return found;
            }
        }
        // Errors by field: {"errors": {"name": ["is taken"]}}.
        return depth > 0 && node.isObject() && node.fields().hasNext()
                ? field(node.fields().next().getKey(), node.fields().next().getValue(), depth)
                : Optional.empty();
    }

    private static Optional<String> field(String name, JsonNode value, int depth) {
        return find(value, depth + 1).map(text -> name + ": " + text);
    }

    private String fit(String text) {
        String masked = mask(text, secrets).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return masked.length() > LONGEST ? masked.substring(0, LONGEST - 1) + "…" : masked;
    }

    /** The text without the secrets, and without what they are made of: a scheme and a credential. */
    static String mask(String text, Collection<Secret> secrets) {
        String masked = text;
        for (Secret secret : secrets) {
            String value = secret.reveal();
            String credential = value.substring(value.lastIndexOf(' ') + 1);
            for (String part : List.of(value, credential)) {
                if (part.length() >= 4) {
                    masked = masked.replace(part, "***");
                }
            }
        }
        return masked;
    }
}
