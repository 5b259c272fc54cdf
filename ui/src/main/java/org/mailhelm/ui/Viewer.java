package org.mailhelm.ui;

/**
 * Who looks at the page.
 *
 * @param permit which addresses the viewer may go to
 */
public record Viewer(String name, String role, Permit permit) {

    /** Somebody who may go everywhere. */
    public Viewer(String name, String role) {
        this(name, role, Permit.EVERYTHING);
    }
}
