package org.mailhelm.platform.dns.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.platform.dns.check.SpfRecord.Kind;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;
import org.mailhelm.platform.dns.lookup.Answer;
import org.mailhelm.platform.dns.lookup.Sighting;

/** Who may send for a domain (RFC 7208). */
final class SpfCheck {

    private static final String WHY = "Without it, others refuse mail of the domain or sort it out as spam.";

    private SpfCheck() {}

    static Finding check(Subject subject, Answers answers) {
        String domain = subject.domain().value();
        Optional<DesiredRecord> wanted = subject.first(Topic.SPF);
        String host = wanted.map(record -> record.name().value()).orElse(domain);
        Finding draft = Finding.about("spf", "SPF (TXT)", host, WHY);
        Finding start = wanted.map(record -> draft.toSet(record).expected(List.of(record.value())))
                .orElse(draft);
        Sighting seen = answers.of(host, RecordType.TXT);
        List<String> policies = policies(seen.values());
        Finding about = start.found(policies);
        if (seen.answer() instanceof Answer.Unknown unknown) {
            return about.unknown(unknown.detail());
        }
        if (policies.size() == 1) {
            Finding judged = judge(about, host, policies.get(0), wanted, answers);
            return judged.verdict() == Verdict.PASS
                    ? Judge.of(seen, values -> policies(values).equals(policies), judged, judged)
                    : judged;
        }
        Verdict bad = wanted.map(record -> Judge.missing(record.necessity())).orElse(Verdict.WARN);
        Finding missing = policies.isEmpty()
                ? about.is(bad, "There is no SPF record.")
                : about.fail("There are " + policies.size()
                        + " SPF records. Receivers take none of them: merge them into one.");
        return Judge.of(seen, values -> policies(values).size() == 1, missing, missing);
    }

    private static List<String> policies(List<String> texts) {
        return texts.stream().filter(SpfRecord::isSpf).toList();
    }

    private static Finding judge(
            Finding about, String domain, String text, Optional<DesiredRecord> wanted, Answers answers) {
        SpfRecord live = SpfRecord.parse(text);
        SpfWalk walk = SpfWalk.through(domain, live, answers);
        Optional<Character> rest = SpfWalk.rest(live, answers);
        if (!walk.mistakes().isEmpty()) {
            return about.fail(String.join(" ", walk.mistakes()));
        }
        if (walk.lookups() > SpfWalk.MOST_LOOKUPS) {
            return about.fail("It makes receivers ask DNS " + walk.lookups() + " times. They give up after "
                    + SpfWalk.MOST_LOOKUPS + " and take it for broken.");
        }
        if (walk.voids() > SpfWalk.MOST_VOIDS) {
            return about.fail(walk.voids() + " of the names it asks for don't exist. Receivers give up after "
                    + SpfWalk.MOST_VOIDS + ".");
        }
        List<String> absent = wanted.map(record -> absent(record, domain, walk)).orElse(List.of());
        if (!absent.isEmpty() && walk.unknowns().isEmpty()) {
            return about.is(
                    wanted.map(record -> Judge.wrong(record.necessity())).orElse(Verdict.WARN),
                    "It doesn't allow " + String.join(" and ", absent) + ", where mail of the domain is sent from.");
        }
        if (rest.isPresent() && rest.get() == '+') {
            return about.fail("It ends in +all: it allows everybody to send as the domain.");
        }
        if (!walk.unknowns().isEmpty()) {
            return about.unknown(walk.unknowns().get(0));
        }
        if (rest.isEmpty() || rest.get() == '?') {
            return about.warn("It says nothing about mail from elsewhere: let it end in ~all or -all.");
        }
        return about.pass("It allows what it should, with " + walk.lookups() + " of " + SpfWalk.MOST_LOOKUPS
                + " questions to DNS.");
    }

    private static List<String> absent(DesiredRecord wanted, String domain, SpfWalk walk) {
        List<String> absent = new ArrayList<>();
        SpfRecord policy = SpfRecord.parse(wanted.value());
        policy.mechanisms().stream()
                .filter(mechanism -> mechanism.kind() != Kind.ALL && mechanism.qualifier() == '+')
                .filter(mechanism -> !walk.covers(mechanism, domain))
                .forEach(mechanism -> absent.add(mechanism.canonical(domain)));
        return absent;
    }
}
