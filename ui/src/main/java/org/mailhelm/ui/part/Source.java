package org.mailhelm.ui.part;

import java.util.Optional;

/**
 * Where the value of a setting comes from.
 *
 * @param variable environment variable of the setting; for {@link Kind#STORED} one that the stored value hides
 */
public record Source(Kind kind, Optional<String> variable) {
    /** The places a value can come from. */
    public enum Kind {
        STORED,
        ENVIRONMENT,
        DEFAULT,
        /** No value anywhere. */
        MISSING
    }

    public static Source stored() {
        return new Source(Kind.STORED, Optional.empty());
    }

    public static Source storedHiding(String variable) {
        return new Source(Kind.STORED, Optional.of(variable));
    }

    public static Source environment(String variable) {
        return new Source(Kind.ENVIRONMENT, Optional.of(variable));
    }

    public static Source byDefault() {
        return new Source(Kind.DEFAULT, Optional.empty());
    }

    public static Source missing() {
        return new Source(Kind.MISSING, Optional.empty());
    }

    /** True when the form offers to forget the stored value. */
    public boolean clearable() {
        return kind == Kind.STORED;
    }
}
