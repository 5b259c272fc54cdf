package org.mailhelm.platform.web;

import io.micronaut.http.HttpRequest;
import java.util.Optional;
import org.mailhelm.ui.NavItem;

/** A bean that puts an entry into the sidebar. Asked for each page: a count must come from memory. */
public interface NavEntry {
    /** Heading of the entries that only administrators need. */
    String ADMINISTRATION = "Administration";

    /** The entry, or nothing when this visitor may not open it. */
    Optional<NavItem> item(HttpRequest<?> request);

    /** Heading it stands under; empty for the first group. */
    default String group() {
        return "";
    }

    /** Place within all entries: domains 10, server 20, connections 60, plugins 70, account 90. */
    int order();
}
