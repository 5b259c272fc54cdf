package org.mailhelm.ui.part;

/** How something is. Each state has a shape of its own, so it can be read without colour. */
public enum State {
    OK("ok"),
    WARN("warn"),
    BAD("bad"),
    WAIT("wait"),
    IDLE("idle"),
    OFF("off"),
    BUSY("busy"),
    FOREIGN("ext");

    private final String css;

    State(String css) {
        this.css = css;
    }

    /** Name of the shape in {@code icons.svg} (after {@code g-}) and class of its colour. */
    public String css() {
        return css;
    }

    /** True when somebody should look at it; such a state is drawn as a pill. */
    public boolean loud() {
        return this == WARN || this == BAD || this == WAIT || this == BUSY;
    }
}
