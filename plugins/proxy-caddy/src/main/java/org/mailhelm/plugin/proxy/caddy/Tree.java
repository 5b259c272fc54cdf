package org.mailhelm.plugin.proxy.caddy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks into JSON. What isn't of the shape that is asked for counts as empty. */
final class Tree {

    private Tree() {}

    @SuppressWarnings("unchecked") // JSON has no other keys than texts.
    static Map<String, Object> object(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    @SuppressWarnings("unchecked") // A list of anything is a list of objects.
    static List<Object> list(@Nullable Object node) {
        return node instanceof List<?> list ? (List<Object>) list : List.of();
    }

    static String text(@Nullable Object node) {
        return node instanceof String text ? text : "";
    }

    static @Nullable Object at(Map<String, Object> root, List<String> path) {
        @Nullable Object node = root;
        for (String key : path) {
            node = object(node).get(key);
        }
        return node;
    }
}
