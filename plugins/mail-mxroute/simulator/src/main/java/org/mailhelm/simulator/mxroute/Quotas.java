package org.mailhelm.simulator.mxroute;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    private static @Nullable Object grace(Account account, long used, Instant now) {
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
        List<Usage> usages = new ArrayList<>();
        for (Domain domain : account.held().values()) {
            domain.mailboxes
                    .values()
                    .forEach(mailbox -> usages.add(new Usage(mailbox.user() + "@" + domain.name, bytes(mailbox))));
        }
        usages.sort(Comparator.comparingLong(Usage::bytes).reversed());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("username", user);
        data.put(
                "accounts",
                usages.stream()
                        .map(usage -> Map.<String, Object>of(
                                "email_address", usage.address(), "size_bytes", usage.bytes(), "updated_at", counted))
                        .toList());
        return new Reply(200, data);
    }

    private static long bytes(Mailbox mailbox) {
        return Math.round(mailbox.usage() * Account.MEGABYTE);
    }

    private record Usage(String address, long bytes) {}
}
