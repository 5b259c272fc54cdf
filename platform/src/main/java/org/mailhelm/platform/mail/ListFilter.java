package org.mailhelm.platform.mail;

import java.util.Optional;

/** Which mailboxes somebody wants to see of all. */
public enum ListFilter {
    /** Those that hold nearly as much as they may. */
    NEARLY_FULL("full", "Nearly full", "m.fullness >= " + ListFilter.NEARLY),
    /** Those that can't be used for now. */
    SUSPENDED("suspended", "Suspended", "m.suspended = true");

    /** From how many percent of the quota a mailbox is nearly full. */
    static final int NEARLY = 90;

    private final String key;
    private final String words;
    private final String condition;

    ListFilter(String key, String words, String condition) {
        this.key = key;
        this.words = words;
        this.condition = condition;
    }

    /** What the address says, as in {@code ?show=full}. */
    String key() {
        return key;
    }

    String words() {
        return words;
    }

    /** In SQL, for the mailbox {@code m}. */
    String condition() {
        return condition;
    }

    static Optional<ListFilter> of(String key) {
        for (ListFilter filter : values()) {
            if (filter.key.equals(key)) {
                return Optional.of(filter);
            }
        }
        return Optional.empty();
    }
}
