package org.mailhelm.platform.dns.check;

import java.util.List;
import java.util.Optional;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;
import org.mailhelm.platform.dns.lookup.Answer;
import org.mailhelm.platform.dns.lookup.Sighting;

/** What others shall do with mail that only pretends to come from a domain (RFC 7489). */
final class DmarcCheck {

    private static final String WHY = "It tells receivers what to do with mail that pretends to come from the domain.";
    private static final int MOST_LABELS = 8;

    private DmarcCheck() {}

    static Finding check(Subject subject, Answers answers) {
        String domain = subject.domain().value();
        Optional<DesiredRecord> wanted = subject.first(Topic.DMARC);
        String host = wanted.map(record -> record.name().value()).orElse("_dmarc." + domain);
        Finding draft = Finding.about("dmarc", "DMARC (TXT)", host, WHY);
        Finding start = wanted.map(record -> draft.toSet(record).expected(List.of(record.value())))
                .orElse(draft);
        Sighting seen = answers.of(host, RecordType.TXT);
        if (seen.answer() instanceof Answer.Unknown unknown) {
            return start.unknown(unknown.detail());
        }
        List<String> records = records(seen.values());
        if (records.isEmpty()) {
            Finding missing = above(start, domain, answers);
            return missing.verdict() == Verdict.PASS
                    ? missing
                    : Judge.of(seen, values -> !records(values).isEmpty(), missing, missing);
        }
        Finding about = start.found(records);
        if (records.size() > 1) {
            Finding several = about.warn(
                    "There are " + records.size() + " DMARC records. Receivers take none of them: leave one.");
            return Judge.of(seen, values -> records(values).size() == 1, several, several);
        }
        Finding judged = judge(about, domain, DmarcPolicy.parse(records.get(0)), wanted, answers);
        return judged.verdict() == Verdict.PASS
                ? Judge.of(seen, values -> records(values).equals(records), judged, judged)
                : judged;
    }

    private static List<String> records(List<String> texts) {
        return texts.stream().filter(DmarcPolicy::isDmarc).toList();
    }

    private static Finding judge(
            Finding about, String domain, DmarcPolicy live, Optional<DesiredRecord> wanted, Answers answers) {
        if (!live.mistakes().isEmpty()) {
            return about.warn(String.join(" ", live.mistakes()));
        }
        List<String> below = wanted.map(record -> live.below(DmarcPolicy.parse(record.value())))
                .orElse(List.of());
        if (!below.isEmpty()) {
            return about.warn("It says less than it shall in " + String.join(", ", below) + ".");
        }
        for (String target : live.reportDomains()) {
            Optional<Finding> unheard = unheard(about, domain, target, answers);
            if (unheard.isPresent()) {
                return unheard.get();
            }
        }
        return about.pass("The policy is " + live.value("p") + ".");
    }

    /** Whoever gets reports about others' mail has to agree (RFC 7489, section 7.1). */
    private static Optional<Finding> unheard(Finding about, String domain, String target, Answers answers) {
        if (within(domain, target) || within(target, domain)) {
            return Optional.empty();
        }
        Answer consent =
                answers.of(domain + "._report._dmarc." + target, RecordType.TXT).answer();
        return consent.known() && consent.values().stream().noneMatch(DmarcPolicy::isDmarc)
                ? Optional.of(about.warn("Reports to " + target
                        + " won't be sent: it doesn't say that it takes reports about " + domain + "."))
                : Optional.empty();
    }

    private static boolean within(String name, String other) {
        return name.equals(other) || name.endsWith("." + other);
    }

    /** A domain without a policy of its own follows the nearest one above it. */
    private static Finding above(Finding about, String domain, Answers answers) {
        String at = domain;
        for (int i = 0; i < MOST_LABELS; i++) {
            at = at.substring(at.indexOf('.') + 1);
            if (at.indexOf('.') < 0) {
                break;
            }
            Sighting seen = answers.of("_dmarc." + at, RecordType.TXT);
            List<String> records = records(seen.values());
            if (records.size() == 1) {
                DmarcPolicy policy = DmarcPolicy.parse(records.get(0));
                if (policy.mistakes().isEmpty()) {
                    return about.found(records)
                            .pass("It has none of its own and follows the one of " + at + ": " + policy.value("sp")
                                    + ".");
                }
            }
        }
        return about.warn("There is no DMARC record.");
    }
}
