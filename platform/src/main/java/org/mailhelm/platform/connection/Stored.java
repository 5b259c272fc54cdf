package org.mailhelm.platform.connection;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.platform.plugin.Kind;

/**
 * A connection as it is stored, its secrets opened. Never shown as a whole.
 *
 * @param texts by component, as an administrator entered them
 */
record Stored(ConnectionRow row, Map<String, String> texts) {

    Stored {
        texts = Map.copyOf(texts);
    }

    String id() {
        return row.id();
    }

    Kind kind() {
        return Kind.valueOf(row.kind());
    }

    /** The texts after changes; an empty change forgets what is stored. */
    Map<String, String> with(Map<String, Optional<String>> changes) {
        Map<String, String> after = new HashMap<>(texts);
        changes.forEach((component, text) ->
                text.ifPresentOrElse(given -> after.put(component, given), () -> after.remove(component)));
        return after;
    }

    @Override
    public String toString() {
        return row.toString();
    }
}
