package org.mailhelm.simulator.mxroute;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two lists of what is used. As documented, without the envelope that other answers have. */
final class Quotas {

    private Quotas() {}

    static Reply account(Account account, String user, Instant now) {
        long used = account.held().values().stream()
                .flatMap(domain -> domain.mailboxes.values().stream())
                .mapToLong(Quotas::bytes)
                .sum();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("username", user);
        data.put("total_used", used);
        data.put("total_limit", account.diskLimit());
        data.put("percent_used", account.diskLimit() == 0 ? 0.0 : used * 100.0 / account.diskLimit());
        data.put("breakdown", Map.of("email", used, "web", 0, "databases", 0, "backups", 0, "other", 0));
        data.put("grace_period", grace(account, used, now));
        data.put("updated_at", now.truncatedTo(ChronoUnit.HOURS).toString());
        return new Reply(200, data);
    }

    private static @org.jspecify.annotations.Nullable Object grace(Account account, long used, Instant now) {
        boolean exceeded = account.diskLimit() > 0 && used > account.diskLimit();
        return exceeded
                ? Map.of(
                        "days_remaining",
                        account.graceDays(),
                        "deadline",
                        now.plus(account.graceDays(), ChronoUnit.DAYS)
                                .truncatedTo(ChronoUnit.HOURS)
                                .toString())
                : null;
    }

    static Reply mailboxes(Account account, String user, Instant now) {
        String counted = now.truncatedTo(ChronoUnit.HOURS).toString();
        List<Map<String, Object>> accounts = account.held().values().stream()
                .flatMap(domain -> domain.mailboxes.values().stream()
                        .map(mailbox -> Map.<String, Object>of(
                                "email_address",
                                mailbox.user() + "@" + domain.name,
                                "size_bytes",
                                bytes(mailbox),
                                "updated_at",
                                counted)))
                .sorted(Comparator.comparing(row -> -(Long) row.get("size_bytes")))
                .toList();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("username", user);
        data.put("accounts", accounts);
        return new Reply(200, data);
    }

    private static long bytes(Mailbox mailbox) {
        return Math.round(mailbox.usage() * Account.MEGABYTE);
    }
}
