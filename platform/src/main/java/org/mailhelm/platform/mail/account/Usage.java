package org.mailhelm.platform.mail.account;

import io.micronaut.data.model.Page;
import io.micronaut.data.model.Pageable;
import io.micronaut.data.model.Sort;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mailhelm.platform.mail.ListQuery;
import org.mailhelm.platform.mail.MailHosts;

/** What the mailboxes of all domains hold, as last read. */
@Singleton
final class Usage {

    /** What it can be sorted by. */
    static final List<String> SORTS = List.of("storage", "name");

    private final UsageRepository rows;
    private final MailHosts hosts;

    Usage(UsageRepository rows, MailHosts hosts) {
        this.rows = rows;
        this.hosts = hosts;
    }

    /**
     * A part of them.
     *
     * @param total how many match
     * @param all how many there are
     * @param most what the largest holds, in bytes
     * @param unread how many domains were never read
     */
    record Found(List<UsageRow> rows, long total, long all, long most, long unread) {}

    Found search(ListQuery query) {
        Set<String> ids = hosts.ids();
        if (ids.isEmpty()) {
            return new Found(List.of(), 0, 0, 0, 0);
        }
        String literal = query.text().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0");
        Page<UsageRow> found = rows.search(
                ids,
                "%" + literal + "%",
                Pageable.from(query.page() - 1, query.size(), Sort.of(order(query), Sort.Order.asc("localPart"))));
        return new Found(found.getContent(), found.getTotalSize(), rows.count(ids), rows.most(ids), rows.unread(ids));
    }

    /** All of one mail host, the largest first. */
    List<UsageRow> largest(String connectionId) {
        return rows.largest(Set.of(connectionId));
    }

    /** The largest come first, so the usual direction of this column is down. */
    private static Sort.Order order(ListQuery query) {
        boolean bySize = query.sort().equals("storage");
        Sort.Order.Direction direction =
                bySize == query.descending() ? Sort.Order.Direction.ASC : Sort.Order.Direction.DESC;
        return new Sort.Order(bySize ? "usedBytes" : "address", direction, false);
    }
}
