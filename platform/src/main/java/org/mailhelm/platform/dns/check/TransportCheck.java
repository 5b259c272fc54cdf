package org.mailhelm.platform.dns.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;
import org.mailhelm.platform.dns.lookup.Answer;
import org.mailhelm.platform.dns.lookup.Sighting;

/** Whether others bring mail over encrypted connections only (MTA-STS, RFC 8461), and tell when that fails (RFC 8460). */
final class TransportCheck {

    private TransportCheck() {}

    static Finding mtaSts(Subject subject, Answers answers) {
        String domain = subject.domain().value();
        Optional<DesiredRecord> wanted = subject.about(Topic.MTA_STS)
                .filter(record -> record.type().equals(RecordType.TXT))
                .findFirst();
        Finding draft = Finding.about(
                "mta_sts",
                "MTA-STS",
                "_mta-sts." + domain,
                "With it, other servers bring mail over encrypted connections only, to the right servers.");
        Finding about = wanted.map(record -> draft.toSet(record).expected(List.of(record.value())))
                .orElse(draft);
        Sighting seen = answers.of("_mta-sts." + domain, RecordType.TXT);
        if (seen.answer() instanceof Answer.Unknown unknown) {
            return about.unknown(unknown.detail());
        }
        List<String> records = seen.values().stream()
                .filter(text -> TagList.isVersion(text, "STSv1"))
                .toList();
        Finding evidence = about.found(records);
        if (records.isEmpty()) {
            return wanted.map(record -> Judge.of(
                            seen,
                            values -> values.contains(record.value()),
                            evidence.warn("Its record is missing."),
                            evidence.warn("Its record is missing.")))
                    .orElseGet(() -> evidence.skipped("It isn't switched on."));
        }
        if (records.size() > 1) {
            return evidence.warn("There are several records. Others take none of them.");
        }
        if (TagList.parse(records.get(0))
                .get("id")
                .filter(id -> id.matches("[A-Za-z0-9]{1,32}"))
                .isEmpty()) {
            return evidence.warn("Its record has no id of up to 32 letters and digits.");
        }
        Finding served = policy(evidence, domain, answers);
        return served.verdict() == Verdict.PASS && wanted.isPresent()
                ? Judge.of(
                        seen,
                        values -> values.contains(wanted.get().value()),
                        served,
                        evidence.warn("Its id is not the one of the policy now: others keep to the old policy."))
                : served;
    }

    private static Finding policy(Finding about, String domain, Answers answers) {
        PolicyAnswer answer = answers.policy(domain);
        if (answer instanceof PolicyAnswer.Unknown unknown) {
            return about.unknown(unknown.why());
        }
        if (answer instanceof PolicyAnswer.Missing missing) {
            return about.warn("Its record is there, but others can't get the policy: " + missing.why());
        }
        MtaStsText policy = MtaStsText.parse(((PolicyAnswer.Served) answer).text());
        if (!policy.mistakes().isEmpty()) {
            return about.warn("The policy can't be used. " + String.join(" ", policy.mistakes()));
        }
        Sighting servers = answers.of(domain, RecordType.MX);
        List<String> shut = servers.values().stream()
                .map(value -> value.substring(value.indexOf(' ') + 1).toLowerCase(Locale.ROOT))
                .filter(host -> !policy.mode().equals("none") && !policy.allows(host))
                .toList();
        if (!shut.isEmpty()) {
            String message = "The policy doesn't name " + String.join(" and ", shut) + ", where mail goes.";
            return policy.mode().equals("enforce") ? about.fail(message) : about.warn(message);
        }
        return about.pass("The policy is served; its mode is " + policy.mode() + ".");
    }

    static Finding tlsReports(Subject subject, Answers answers) {
        String host = "_smtp._tls." + subject.domain().value();
        Optional<DesiredRecord> wanted = subject.first(Topic.TLS_RPT);
        Finding draft = Finding.about(
                "tls_rpt", "TLS reports (TXT)", host, "Others report to it when they can't bring mail encrypted.");
        Finding about = wanted.map(record -> draft.toSet(record).expected(List.of(record.value())))
                .orElse(draft);
        Sighting seen = answers.of(host, RecordType.TXT);
        if (seen.answer() instanceof Answer.Unknown unknown) {
            return about.unknown(unknown.detail());
        }
        List<String> records = seen.values().stream()
                .filter(text -> TagList.isVersion(text, "TLSRPTv1"))
                .toList();
        Finding evidence = about.found(records);
        if (records.isEmpty() && wanted.isEmpty()) {
            return evidence.skipped("It isn't switched on.");
        }
        Finding judged = judge(evidence, records, wanted);
        return judged.verdict() == Verdict.PASS || records.isEmpty()
                ? Judge.of(seen, values -> values.containsAll(records) && !records.isEmpty(), judged, judged)
                : judged;
    }

    private static Finding judge(Finding about, List<String> records, Optional<DesiredRecord> wanted) {
        if (records.isEmpty()) {
            return about.warn("Its record is missing.");
        }
        if (records.size() > 1) {
            return about.warn("There are several records. Others take none of them.");
        }
        Optional<String> reports = TagList.parse(records.get(0)).get("rua");
        if (reports.filter(rua -> rua.matches("(mailto:|https://)\\S.*")).isEmpty()) {
            return about.warn("It doesn't say where reports go (rua= with mailto: or https:).");
        }
        boolean same = wanted.flatMap(record -> TagList.parse(record.value()).get("rua"))
                .filter(rua -> !rua.equals(reports.get()))
                .isEmpty();
        return same
                ? about.pass("Reports go to " + reports.get() + ".")
                : about.warn("Reports go to " + reports.get() + ".");
    }
}
