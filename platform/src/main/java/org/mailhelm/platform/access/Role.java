package org.mailhelm.platform.access;

/** What a user is to the panel as a whole. Everybody but administrators has what is granted, and nothing else. */
public enum Role {
    /** May do everything. */
    ADMINISTRATOR("Administrator"),
    /** May do what is granted. */
    USER("User");

    private final String title;

    Role(String title) {
        this.title = title;
    }

    /** For people. */
    public String title() {
        return title;
    }
}
