package org.mailhelm.platform.dns.check;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.mail.RequiredRecord.Match;
import org.mailhelm.api.mail.RequiredRecord.Necessity;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;
import org.mailhelm.platform.dns.lookup.Answer;
import org.mailhelm.platform.dns.lookup.Answer.Absent;
import org.mailhelm.platform.dns.lookup.Answer.Cause;
import org.mailhelm.platform.dns.lookup.Answer.Found;
import org.mailhelm.platform.dns.lookup.Answer.Reason;
import org.mailhelm.platform.dns.lookup.Answer.Unknown;
import org.mailhelm.platform.dns.lookup.Question;
import org.mailhelm.platform.dns.lookup.Sighting;

/** What DNS holds in a test. */
final class World {

    static final DomainName DOMAIN = new DomainName("example.com");
    private static final Duration TTL = Duration.ofMinutes(30);

    private final Map<Question, Answer> authoritative = new HashMap<>();
    private final Map<Question, Answer> resolver = new HashMap<>();
    private final Map<String, PolicyAnswer> policies = new HashMap<>();
    int rounds;

    World with(String name, String type, String... values) {
        authoritative.put(question(name, type), new Found(List.of(values), TTL, List.of(), false));
        return this;
    }

    World alias(String name, String target) {
        with(name, "CNAME", target);
        for (String type : List.of("A", "AAAA")) {
            Answer there = authoritative.get(question(target, type));
            authoritative.put(
                    question(name, type),
                    there instanceof Found found
                            ? new Found(found.values(), TTL, List.of(target), false)
                            : new Absent(Reason.NO_SUCH_NAME, TTL, List.of(target)));
        }
        return this;
    }

    World unknown(String name, String type) {
        Answer answer = new Unknown(Cause.TIMEOUT, "192.0.2.53 didn't answer in time.");
        authoritative.put(question(name, type), answer);
        resolver.put(question(name, type), answer);
        return this;
    }

    World bogus(String name, String type) {
        authoritative.put(question(name, type), new Found(List.of("10 mx.host.example"), TTL, List.of(), false));
        resolver.put(question(name, type), new Unknown(Cause.BOGUS, "wrong signatures"));
        return this;
    }

    /** What a resolver says otherwise than the zone's servers; nothing means that it has no record. */
    World resolver(String name, String type, String... values) {
        resolver.put(
                question(name, type),
                values.length == 0
                        ? new Absent(Reason.NO_SUCH_TYPE, TTL, List.of())
                        : new Found(List.of(values), TTL, List.of(), false));
        return this;
    }

    World policy(String domain, PolicyAnswer policy) {
        policies.put(domain, policy);
        return this;
    }

    List<Finding> check(DesiredRecord... desired) {
        return check(new Subject(DOMAIN, List.of(desired), true, true, Optional.empty()));
    }

    List<Finding> check(Subject subject) {
        Answers answers = new Answers();
        rounds = 0;
        while (true) {
            List<Finding> findings = DomainCheck.of(subject, answers);
            if (answers.wanted().isEmpty() && answers.wantedPolicies().isEmpty()) {
                return findings;
            }
            rounds++;
            answers.wanted().forEach(question -> answers.with(see(question)));
            answers.wantedPolicies()
                    .forEach(domain ->
                            answers.with(domain, policies.getOrDefault(domain, new PolicyAnswer.Missing("404"))));
        }
    }

    Finding one(String key, DesiredRecord... desired) {
        return check(desired).stream()
                .filter(finding -> finding.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private Sighting see(Question question) {
        Answer absent = new Absent(Reason.NO_SUCH_NAME, TTL, List.of());
        Answer own = authoritative.getOrDefault(question, absent);
        return new Sighting(
                question,
                Optional.of(own),
                List.of(new Sighting.Resolved("192.0.2.53", resolver.getOrDefault(question, own))));
    }

    private static Question question(String name, String type) {
        return new Question(name, new RecordType(type));
    }

    static DesiredRecord mx(String value) {
        return new DesiredRecord(Topic.MX, DOMAIN, RecordType.MX, value, Necessity.REQUIRED, Match.AMONG);
    }

    static DesiredRecord spf(String value) {
        return new DesiredRecord(Topic.SPF, DOMAIN, RecordType.TXT, value, Necessity.REQUIRED, Match.SPF_COVERS);
    }

    static DesiredRecord text(Topic topic, String name, String value) {
        return new DesiredRecord(
                topic, new DomainName(name), RecordType.TXT, value, Necessity.RECOMMENDED, Match.EXACT);
    }

    static DesiredRecord cname(Topic topic, String name, String target, Necessity necessity) {
        return new DesiredRecord(topic, new DomainName(name), RecordType.CNAME, target, necessity, Match.EXACT);
    }
}
