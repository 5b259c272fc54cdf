package org.mailhelm.platform.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;

/**
 * The permissions that keys of the environment are given, and the rights that they stand for, on all domains. Who may
 * write may read the same.
 */
final class KeyWords {

    static final String USUAL = "read:stats";

    private static final Map<String, Set<Right>> READ = Map.of(
            "stats", EnumSet.of(Right.DASHBOARD_READ, Right.DOMAINS_READ),
            "activity", EnumSet.of(Right.AUDIT_READ),
            "logs", EnumSet.of(Right.AUDIT_READ),
            "export", EnumSet.of(Right.EMAILS_READ, Right.FORWARDERS_READ, Right.DOMAINS_READ),
            "accounts",
                    EnumSet.of(
                            Right.EMAILS_READ,
                            Right.FORWARDERS_READ,
                            Right.SPAM_READ,
                            Right.DOMAINS_READ,
                            Right.SETTINGS_READ));
    private static final Map<String, Set<Right>> WRITE = Map.of(
            "stats", EnumSet.of(Right.DASHBOARD_WRITE, Right.DOMAINS_READ),
            "activity", EnumSet.of(Right.AUDIT_WRITE),
            "logs", EnumSet.of(Right.AUDIT_WRITE),
            "export", EnumSet.of(Right.EMAILS_READ, Right.FORWARDERS_READ, Right.DOMAINS_READ),
            "accounts",
                    EnumSet.of(
                            Right.EMAILS_WRITE,
                            Right.FORWARDERS_WRITE,
                            Right.SPAM_WRITE,
                            Right.DOMAINS_WRITE,
                            Right.SETTINGS_WRITE));

    private KeyWords() {}

    /** @throws IllegalArgumentException naming the word that is none of these */
    static Rights rights(List<String> words) {
        EnumSet<Right> all = EnumSet.noneOf(Right.class);
        for (String word : words) {
            if (word.equals("*")) {
                return Rights.ALL;
            }
            int colon = word.indexOf(':');
            Map<String, Set<Right>> known =
                    word.startsWith("read:") ? READ : word.startsWith("write:") ? WRITE : Map.of();
            String area = word.substring(colon + 1);
            if (area.equals("*") && !known.isEmpty()) {
                known.values().forEach(all::addAll);
            } else if (known.containsKey(area)) {
                all.addAll(known.getOrDefault(area, Set.of()));
            } else {
                throw new IllegalArgumentException(word);
            }
        }
        return new Rights(false, all, Map.of(Rights.EVERY, all));
    }
}
