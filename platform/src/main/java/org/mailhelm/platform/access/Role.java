package org.mailhelm.platform.access;

/** What a user is to the panel as a whole. Rights on single domains are grants beside it. */
public enum Role {
    /** May do everything. */
    ADMINISTRATOR("Administrator");

    private final String title;

    Role(String title) {
        this.title = title;
    }

    /** For people. */
    public String title() {
        return title;
    }
}
