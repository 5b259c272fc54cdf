package org.mailhelm.ui;

import java.util.List;

/** The content of one page. A record implements it, names its template, and is rendered inside the {@link Shell}. */
public interface Page {
    /** Path of the template below {@code jte/}, such as {@code mail/domains.jte}. */
    String template();

    /** Title of the browser tab and last breadcrumb. */
    String title();

    /** Breadcrumbs before the title, outermost first. */
    default List<Crumb> crumbs() {
        return List.of();
    }

    /** Address of the navigation entry that is marked as current; empty when none is. */
    default String section() {
        return "";
    }
}
