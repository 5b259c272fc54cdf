package org.mailhelm.platform.mail.account;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.platform.mail.Ages;
import org.mailhelm.platform.mail.MailViews;
import org.mailhelm.platform.mail.Sizes;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.mail.StoragePage;
import org.mailhelm.ui.part.Freshness;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Use;

/** Accounts as the page shows them. */
@Singleton
final class AccountViews {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);
    private static final int WHOLE = 1000;

    private final Clock clock;

    AccountViews(Clock clock) {
        this.clock = clock;
    }

    StoragePage.Account account(Accounts.Account account) {
        Optional<KeptQuota> quota = account.seen().value();
        Optional<ByteSize> limit =
                quota.flatMap(kept -> Optional.ofNullable(kept.limit())).map(ByteSize::new);
        Use use = quota.map(kept -> MailViews.use(new ByteSize(kept.used()), limit))
                .orElse(new Use(0, 0, "not known yet"));
        return new StoragePage.Account(
                account.host().name(),
                use.words() + (quota.isPresent() && limit.isEmpty() ? ", without limit" : ""),
                use,
                use.limited() ? percent(use) : "",
                quota.map(AccountViews::parts).orElse(List.of()),
                grace(account, quota),
                quota.flatMap(KeptQuota::counted)
                        .map(at -> "The mail host counted " + age(at) + ".")
                        .orElse(""),
                account.seen()
                        .readAt()
                        .map(at -> new Freshness(
                                "Read " + age(at),
                                account.seen().reading(),
                                Addresses.storage() + "/"
                                        + Addresses.segment(account.host().id()) + "/refresh")));
    }

    private Optional<Note> grace(Accounts.Account account, Optional<KeptQuota> quota) {
        Optional<Note> problem = account.seen()
                .problem()
                .map(why -> Note.of(State.WARN, account.host().name() + " does not answer", why));
        return quota.flatMap(KeptQuota::grace).map(this::ending).or(() -> problem);
    }

    private Note ending(Instant end) {
        long days = Math.max(0, Duration.between(clock.instant(), end).toDays());
        return Note.of(
                State.BAD,
                "More is used than the account holds",
                "The mail host puts up with it until " + DAY.format(end) + ", for another "
                        + MailViews.count(days, "day", "days") + ". Delete mail, or buy more.");
    }

    /** The largest first; what is nothing is left out. */
    private static List<StoragePage.Part> parts(KeptQuota quota) {
        List<Map.Entry<String, Long>> sizes = quota.breakdown().entrySet().stream()
                .filter(part -> part.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .toList();
        long sum = sizes.stream().mapToLong(Map.Entry::getValue).sum();
        List<StoragePage.Part> parts = new ArrayList<>();
        long before = 0;
        for (Map.Entry<String, Long> part : sizes) {
            int x = (int) (before * WHOLE / sum);
            before += part.getValue();
            parts.add(new StoragePage.Part(
                    label(part.getKey()),
                    Sizes.words(new ByteSize(part.getValue())),
                    x,
                    (int) (before * WHOLE / sum) - x));
        }
        return parts;
    }

    private static String label(String name) {
        return name.isEmpty()
                ? name
                : name.substring(0, 1).toUpperCase(Locale.ROOT)
                        + name.substring(1).replace('_', ' ');
    }

    private static String percent(Use use) {
        return Math.round(use.used() * 100.0 / use.limit()) + " %";
    }

    private String age(Instant at) {
        return Ages.words(Duration.between(at, clock.instant()));
    }
}
