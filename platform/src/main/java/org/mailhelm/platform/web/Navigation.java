package org.mailhelm.platform.web;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailhelm.ui.NavGroup;
import org.mailhelm.ui.NavItem;

/** The sidebar, put together from what the features contribute. */
@Singleton
final class Navigation {

    private final List<NavEntry> entries;

    Navigation(List<NavEntry> entries) {
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(NavEntry::order))
                .toList();
    }

    List<NavGroup> groups(HttpRequest<?> request) {
        Map<String, List<NavItem>> groups = new LinkedHashMap<>();
        groups.put("", new ArrayList<>());
        for (NavEntry entry : entries) {
            entry.item(request)
                    .ifPresent(item -> groups.computeIfAbsent(entry.group(), heading -> new ArrayList<>())
                            .add(item));
        }
        return groups.entrySet().stream()
                .filter(group -> !group.getValue().isEmpty())
                .map(group -> new NavGroup(group.getKey(), group.getValue()))
                .toList();
    }
}
