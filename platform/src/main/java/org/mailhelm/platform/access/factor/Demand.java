package org.mailhelm.platform.access.factor;

import java.util.Arrays;
import java.util.Optional;
import org.mailhelm.platform.right.Rights;

/** Who must have a second factor. */
public enum Demand {
    /** Whoever wants one. */
    NOBODY("nobody", "Nobody; everybody may"),
    /** Who may do everything. */
    ADMINISTRATORS("administrators", "Administrators"),
    /** Who may change anything. */
    WRITERS("writers", "Everybody who may change anything"),
    /** All users. */
    EVERYBODY("everybody", "Everybody");

    private final String id;
    private final String title;

    Demand(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** In forms and the API. */
    public String id() {
        return id;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** Whether somebody with these rights is meant. */
    public boolean means(Rights rights) {
        return switch (this) {
            case NOBODY -> false;
            case ADMINISTRATORS -> rights.administrator();
            case WRITERS -> rights.writes();
            case EVERYBODY -> true;
        };
    }

    /** The one of that id. */
    public static Optional<Demand> find(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }
}
