package org.mailhelm.simulator.mxroute;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The JSON of a request, read as MXroute would. */
final class Body {

    private final JsonNode json;

    Body(JsonNode json) {
        this.json = json;
    }

    private Optional<JsonNode> member(String name) {
        return Optional.ofNullable(json.get(name)).filter(node -> !node.isNull());
    }

    Optional<String> text(String name) {
        return member(name).map(node -> {
            if (!node.isTextual()) {
                throw Refusal.validation(name, name + " must be a string");
            }
            return node.textValue();
        });
    }

    String needed(String name) {
        return text(name)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> Refusal.validation(name, name + " is required"));
    }

    Optional<Integer> number(String name, int min, int max) {
        return member(name).map(node -> {
            if (!node.isInt() || node.intValue() < min || node.intValue() > max) {
                throw Refusal.validation(name, name + " must be an integer from " + min + " to " + max);
            }
            return node.intValue();
        });
    }

    Optional<Boolean> flag(String name) {
        return member(name).map(node -> {
            if (!node.isBoolean()) {
                throw Refusal.validation(name, name + " must be a boolean");
            }
            return node.booleanValue();
        });
    }

    List<String> texts(String name) {
        JsonNode list = member(name).orElseThrow(() -> Refusal.validation(name, name + " is required"));
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list) {
            texts.add(item.textValue());
        }
        if (!list.isArray() || texts.isEmpty() || texts.contains(null)) {
            throw Refusal.validation(name, name + " must be a list of strings");
        }
        return texts;
    }
}
