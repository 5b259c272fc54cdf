package org.mailhelm.platform.mail;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.mail.MailRules;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.api.mail.Quota;
import org.mailhelm.ui.part.Form;

/** A quota as forms show and send it: a number under {@code quota} and {@code MB} or {@code GB} under {@code quota.unit}. */
final class QuotaForm {

    private static final String UNIT = "quota.unit";
    private static final int KILO = 1024;

    private QuotaForm() {}

    static Form of(Quota quota) {
        long mebibytes = quota.mebibytes();
        if (mebibytes == 0) {
            return Form.empty().with(MailboxInput.QUOTA, "").with(UNIT, "GB");
        }
        boolean whole = mebibytes % KILO == 0;
        return Form.empty()
                .with(MailboxInput.QUOTA, Long.toString(whole ? mebibytes / KILO : mebibytes))
                .with(UNIT, whole ? "GB" : "MB");
    }

    /** A mailbox as it is, its limit of messages included. */
    static Form of(Mailbox mailbox) {
        return of(mailbox.quota())
                .with(
                        MailboxInput.LIMIT,
                        mailbox.sendLimit().map(String::valueOf).orElse(""));
    }

    /** What a new mailbox begins with. */
    static Form of(MailRules rules) {
        return of(rules.defaultQuota())
                .with(
                        MailboxInput.LIMIT,
                        rules.sendLimit()
                                .map(rule -> Integer.toString(rule.usual()))
                                .orElse(""));
    }

    static Form again(Map<String, String> sent) {
        return Form.empty()
                .with(MailboxInput.QUOTA, sent.getOrDefault(MailboxInput.QUOTA, ""))
                .with(UNIT, unit(sent))
                .with(MailboxInput.LIMIT, sent.getOrDefault(MailboxInput.LIMIT, ""));
    }

    /** What was sent, in MB; 0 when the field was left empty, which means none. */
    static Optional<Long> read(Map<String, String> sent) {
        String text = sent.getOrDefault(MailboxInput.QUOTA, "").strip().replace(',', '.');
        if (text.isEmpty()) {
            return Optional.of(0L);
        }
        if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,3})?")) {
            throw MailboxInput.refused(MailboxInput.QUOTA, "The quota is a number, as in 5 or 1.5.");
        }
        BigDecimal number = new BigDecimal(text);
        BigDecimal mebibytes = unit(sent).equals("GB") ? number.multiply(BigDecimal.valueOf(KILO)) : number;
        // A fraction of a megabyte is nobody's wish.
        return Optional.of(mebibytes.setScale(0, java.math.RoundingMode.HALF_UP).longValueExact());
    }

    /** The limit of messages that was sent; empty when the field was left empty or isn't there. */
    static Optional<Integer> limit(Map<String, String> sent) {
        String text = sent.getOrDefault(MailboxInput.LIMIT, "").strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw MailboxInput.refused(MailboxInput.LIMIT, "The limit of messages a day is a whole number.");
        }
        return Optional.of(Integer.valueOf(text));
    }

    /** What may be entered as limit of messages; empty where the mail host has no such limit. */
    static Optional<String> limitHint(MailRules rules) {
        return rules.sendLimit().map(rule -> rule.min() + " to " + rule.max() + ".");
    }

    static String hint(MailRules rules) {
        String most = rules.maxQuota()
                .map(limit -> "At most " + Sizes.words(limit) + ".")
                .orElse("");
        return (rules.unlimitedQuota() ? "Empty means no limit. " : "") + most;
    }

    static String words(Quota quota) {
        return quota.limit().map(Sizes::words).orElse("without limit");
    }

    private static String unit(Map<String, String> sent) {
        return sent.getOrDefault(UNIT, "GB").equals("MB") ? "MB" : "GB";
    }
}
