package org.mailhelm.ui;

import java.util.List;

/** Entries of the sidebar under one heading; the first group has an empty heading. */
public record NavGroup(String heading, List<NavItem> items) {
    public NavGroup {
        items = List.copyOf(items);
    }
}
