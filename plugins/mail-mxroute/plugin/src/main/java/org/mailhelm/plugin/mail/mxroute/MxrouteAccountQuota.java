package org.mailhelm.plugin.mail.mxroute;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mailhelm.api.mail.AccountQuota;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.api.mail.MailAddress;

/** What the account uses. MXroute counts once an hour. */
final class MxrouteAccountQuota implements AccountQuota {

    private static final List<String> PARTS = List.of("email", "web", "databases", "backups", "other");
    private static final List<Function<String, Instant>> FORMS = List.of(
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC),
            text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));

    private final MxrouteApi api;

    MxrouteAccountQuota(MxrouteApi api) {
        this.api = api;
    }

    @Override
    public State read() {
        Members told = api.bare("/quota");
        Map<String, ByteSize> breakdown = new LinkedHashMap<>();
        told.object("breakdown")
                .ifPresent(parts -> PARTS.forEach(part -> parts.number(part)
                        .filter(bytes -> bytes > 0)
                        .ifPresent(bytes -> breakdown.put(part, bytes(bytes)))));
        return new State(
                told.number("total_used")
                        .map(MxrouteAccountQuota::bytes)
                        .orElseThrow(() -> Members.missing("total_used")),
                told.number("total_limit").filter(limit -> limit > 0).map(MxrouteAccountQuota::bytes),
                breakdown,
                told.object("grace_period").flatMap(grace -> instant(grace, "deadline")),
                instant(told, "updated_at"));
    }

    @Override
    public List<MailboxUsage> mailboxes() {
        Members told = api.bare("/quota/email");
        if (!told.all().containsKey("accounts")) {
            throw Members.missing("accounts");
        }
        List<MailboxUsage> usages = new ArrayList<>();
        for (Members entry : told.objects("accounts")) {
            entry.text("email_address")
                    .flatMap(MxrouteAccountQuota::address)
                    .ifPresent(address -> usages.add(new MailboxUsage(
                            address, bytes(entry.number("size_bytes").orElse(0.0)), instant(entry, "updated_at"))));
        }
        usages.sort(Comparator.comparing(MailboxUsage::used).reversed());
        return usages;
    }

    private static Optional<MailAddress> address(String text) {
        try {
            return Optional.of(MailAddress.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ByteSize bytes(double number) {
        return new ByteSize(Math.round(number));
    }

    /** The form of the deadline isn't documented. */
    private static Optional<Instant> instant(Members told, String name) {
        Optional<String> text = told.text(name);
        for (Function<String, Instant> form : FORMS) {
            try {
                return text.map(form);
            } catch (DateTimeParseException e) {
                // The next form, then.
            }
        }
        return Optional.empty();
    }
}
