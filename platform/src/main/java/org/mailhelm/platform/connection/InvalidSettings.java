package org.mailhelm.platform.connection;

import java.util.Map;

/** Settings that can't be used. Nothing was changed. */
public final class InvalidSettings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> errors;

    InvalidSettings(Map<String, String> errors) {
        super("settings that can't be used: " + errors.keySet(), null, false, false);
        this.errors = Map.copyOf(errors);
    }

    /** By name of the setting; under the empty name what concerns several. */
    public Map<String, String> errors() {
        return errors;
    }
}
