package org.mailhelm.platform.mail;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.api.mail.MailRules;
import org.mailhelm.api.mail.Quota;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says of each row of an import whether a mailbox can be made of it. Changes nothing. */
@Singleton
final class ImportCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ImportCheck.class);
    private static final long USUAL_QUOTA = 1024;
    // The lists of so many domains are read anew; of more, what was last seen must do: the mail host knows in the end.
    private static final int READ_ANEW = 10;

    private final Domains domains;
    private final Mailboxes mailboxes;

    ImportCheck(Domains domains, Mailboxes mailboxes) {
        this.domains = domains;
        this.mailboxes = mailboxes;
    }

    /**
     * The rows with the verdict on each.
     *
     * @param usualDomain for rows that name none; may be empty
     * @param told mailboxes that the caller knows to be there, by domain
     */
    List<CheckedRow> check(List<ImportRow> rows, String usualDomain, Map<String, List<String>> told) {
        Known known = new Known(told);
        List<CheckedRow> checked = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ImportRow row : rows) {
            CheckedRow verdict = check(row, usualDomain, known);
            boolean good = verdict.errors().isEmpty();
            checked.add(good && !seen.add(verdict.address()) ? verdict.asDuplicate() : verdict);
        }
        return checked;
    }

    /** A password that the mail host of the row's domain takes; empty when the domain isn't known. */
    Optional<String> generate(ImportRow row, String usualDomain, Map<String, Optional<MailRules>> rules) {
        return rules.computeIfAbsent(wanted(row, usualDomain), name -> {
                    try {
                        return Optional.of(mailboxes.rules(domains.known(DomainText.read(name))));
                    } catch (Failure e) {
                        return Optional.empty();
                    }
                })
                .map(GeneratedPasswords::fitting);
    }

    private static String wanted(ImportRow row, String usualDomain) {
        if (!row.domain().isEmpty()) {
            return row.domain();
        }
        return row.host().isEmpty() ? usualDomain : row.host();
    }

    private CheckedRow check(ImportRow row, String usualDomain, Known known) {
        List<String> errors = new ArrayList<>();
        String name = wanted(row, usualDomain);
        Optional<Place> place = Optional.empty();
        if (name.isEmpty()) {
            errors.add("It names no domain.");
        } else {
            place = known.place(name, errors);
        }
        if (!row.domain().isEmpty()
                && !row.host().isEmpty()
                && place.isPresent()
                && !same(row.host(), place.get().row())) {
            errors.add("Its address is of " + row.host() + ", its domain is " + row.domain() + ".");
        }
        String user = row.user().toLowerCase(Locale.ROOT);
        Long quota = null;
        Integer limit = null;
        if (place.isPresent()) {
            DomainRow domain = place.get().row();
            MailRules rules = place.get().rules();
            collect(errors, () -> MailboxInput.address(user, domain.domain(), rules));
            if (!row.password().isEmpty()) {
                collect(errors, () -> MailboxInput.password(row.password(), rules));
            }
            quota = collect(errors, () -> quota(row.quota(), rules));
            limit = collect(errors, () -> limit(row.limit(), rules));
        }
        if (!row.recovery().isEmpty()) {
            String self = user + "@" + place.map(found -> found.row().name()).orElse(name);
            collect(errors, () -> Recovery.read(row.recovery(), self));
        }
        boolean exists = errors.isEmpty()
                && place.filter(found -> found.names().contains(user)).isPresent();
        return new CheckedRow(
                row.line(),
                place.map(found -> found.row().shown()).orElse(name),
                user,
                row.password(),
                row.recovery().toLowerCase(Locale.ROOT),
                quota,
                limit == null || limit < 0 ? null : limit,
                row.password().isEmpty(),
                exists,
                false,
                errors);
    }

    private static boolean same(String host, DomainRow domain) {
        try {
            return DomainText.read(host).equals(domain.domain());
        } catch (Failure.InvalidInput e) {
            return false;
        }
    }

    private static Long quota(String text, MailRules rules) {
        if (text.isEmpty()) {
            long most = rules.maxQuota().map(ByteSize::mebibytes).orElse(USUAL_QUOTA);
            return most < USUAL_QUOTA ? rules.defaultQuota().mebibytes() : USUAL_QUOTA;
        }
        if (!text.matches("[0-9]{1,12}")) {
            throw MailboxInput.refused(MailboxInput.QUOTA, "The quota is a whole number of MB, 0 or more.");
        }
        Quota quota = MailboxInput.quota(Long.parseLong(text), rules);
        return quota.mebibytes();
    }

    /** Below zero where the mail host has no such limit: a file may name one all the same. */
    private static Integer limit(String text, MailRules rules) {
        if (!text.isEmpty() && !text.matches("[0-9]{1,9}")) {
            throw MailboxInput.refused(MailboxInput.LIMIT, "The limit is a whole number of messages a day.");
        }
        if (rules.sendLimit().isEmpty()) {
            return -1;
        }
        return text.isEmpty() ? rules.sendLimit().get().usual() : MailboxInput.sendLimit(Integer.parseInt(text), rules);
    }

    private static <T> @Nullable T collect(List<String> errors, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Failure.InvalidInput e) {
            errors.add(e.reason());
            return null;
        }
    }

    private record Place(DomainRow row, MailRules rules, Set<String> names) {}

    /** What was found out of each domain, once. */
    private final class Known {
        private final Map<String, Set<String>> told;
        private final Map<String, Optional<Place>> places = new HashMap<>();
        private final Map<String, String> troubles = new HashMap<>();

        Known(Map<String, List<String>> told) {
            this.told = new HashMap<>();
            told.forEach((domain, names) -> this.told.put(
                    domain.toLowerCase(Locale.ROOT),
                    names.stream().map(each -> each.toLowerCase(Locale.ROOT)).collect(Collectors.toSet())));
        }

        Optional<Place> place(String name, List<String> errors) {
            Optional<Place> found = places.computeIfAbsent(name, this::find);
            if (found.isEmpty()) {
                errors.add(troubles.getOrDefault(name, "Its domain can't be used."));
            }
            return found;
        }

        private Optional<Place> find(String name) {
            try {
                if (!Rights.current()
                        .has(Right.EMAILS_WRITE, DomainText.read(name).value())) {
                    troubles.put(name, "You may not create mailboxes on " + name + ".");
                    return Optional.empty();
                }
                DomainRow row = domains.known(DomainText.read(name));
                MailRules rules = mailboxes.rules(row);
                Set<String> names = new HashSet<>(told.getOrDefault(name.toLowerCase(Locale.ROOT), Set.of()));
                existing(row).forEach(mailbox -> names.add(mailbox));
                return Optional.of(new Place(row, rules, names));
            } catch (Failure e) {
                troubles.put(name, e.reason());
                return Optional.empty();
            }
        }

        private List<String> existing(DomainRow row) {
            DomainRow now = row;
            try {
                if (places.size() < READ_ANEW) {
                    now = mailboxes.fresh(row);
                } else {
                    mailboxes.glance(row);
                }
            } catch (Failure e) {
                // What was last seen must do; the mail host itself refuses what is there.
                LOG.debug("The mailboxes of {} can't be read now", row.name(), e);
            }
            return mailboxes.all(now).stream()
                    .map(mailbox -> mailbox.address().localPart())
                    .toList();
        }
    }
}
