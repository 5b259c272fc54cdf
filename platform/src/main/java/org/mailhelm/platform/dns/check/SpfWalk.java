package org.mailhelm.platform.dns.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.platform.dns.check.SpfRecord.Kind;
import org.mailhelm.platform.dns.check.SpfRecord.Mechanism;
import org.mailhelm.platform.dns.lookup.Answer;

/** Goes through an SPF policy as a receiver does: into what it includes, counting what that costs (RFC 7208, 4.6.4). */
final class SpfWalk {

    static final int MOST_LOOKUPS = 10;
    static final int MOST_VOIDS = 2;
    // Far above what counts, so that a policy that goes on and on ends.
    private static final int ENOUGH = 40;

    private final Answers answers;
    private final Set<String> granted = new LinkedHashSet<>();
    private final List<Network> networks = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();
    private final List<String> unknowns = new ArrayList<>();
    private int lookups;
    private int voids;

    private SpfWalk(Answers answers) {
        this.answers = answers;
    }

    static SpfWalk through(String domain, SpfRecord record, Answers answers) {
        SpfWalk walk = new SpfWalk(answers);
        walk.enter(domain, record, true, Set.of(domain));
        return walk;
    }

    int lookups() {
        return lookups;
    }

    int voids() {
        return voids;
    }

    /** What makes receivers give up. */
    List<String> mistakes() {
        return mistakes;
    }

    /** What could not be found out. */
    List<String> unknowns() {
        return unknowns;
    }

    /** Whether the policy lets pass what a mechanism of another one names. */
    boolean covers(Mechanism wanted, String domain) {
        if (granted.contains(wanted.canonical(domain))) {
            return true;
        }
        return Network.parse(wanted.argument() + wanted.prefix())
                .filter(network -> networks.stream().anyMatch(known -> known.covers(network)))
                .isPresent();
    }

    private void enter(String domain, SpfRecord record, boolean passing, Set<String> path) {
        record.mistakes().forEach(mistake -> mistakes.add(domain + ": " + mistake));
        for (Mechanism mechanism : record.mechanisms()) {
            if (lookups > ENOUGH) {
                return;
            }
            boolean lets = passing && mechanism.qualifier() == '+';
            if (lets && mechanism.kind() != Kind.ALL) {
                granted.add(mechanism.canonical(domain));
                if (!mechanism.kind().asks()) {
                    Network.parse(mechanism.argument() + mechanism.prefix()).ifPresent(networks::add);
                }
            }
            if (mechanism.kind().asks()) {
                lookups++;
                ask(domain, mechanism, lets, path);
            }
        }
        record.redirect().ifPresent(target -> {
            lookups++;
            include(target, passing, path, "redirect");
        });
    }

    private void ask(String domain, Mechanism mechanism, boolean lets, Set<String> path) {
        String target = mechanism.argument().isEmpty() ? domain : mechanism.argument();
        if (mechanism.macro()) {
            return;
        }
        switch (mechanism.kind()) {
            case INCLUDE -> include(target, lets, path, "include");
            case A, EXISTS -> count(target, RecordType.A);
            case MX -> count(target, RecordType.MX);
            default -> {
                // ptr depends on who sends.
            }
        }
    }

    private void count(String name, RecordType type) {
        Answer answer = answers.of(name, type).answer();
        if (answer instanceof Answer.Unknown unknown) {
            unknowns.add(unknown.detail());
        } else if (answer.values().isEmpty()) {
            voids++;
        }
    }

    private void include(String target, boolean lets, Set<String> path, String word) {
        if (target.indexOf('%') >= 0) {
            return;
        }
        if (path.contains(target)) {
            mistakes.add(word + " of " + target + " leads in a circle.");
            return;
        }
        Answer answer = answers.of(target, RecordType.TXT).answer();
        if (answer instanceof Answer.Unknown unknown) {
            unknowns.add(unknown.detail());
            return;
        }
        if (answer.values().isEmpty()) {
            voids++;
        }
        List<String> policies =
                answer.values().stream().filter(SpfRecord::isSpf).toList();
        if (policies.size() != 1) {
            mistakes.add(target + " has " + (policies.isEmpty() ? "no" : "several") + " SPF records, so that " + word
                    + " of it makes the whole policy void.");
            return;
        }
        Set<String> deeper = new LinkedHashSet<>(path);
        deeper.add(target);
        enter(target, SpfRecord.parse(policies.get(0)), lets, deeper);
    }

    /** What the policy says of mail from anywhere else, when its {@code all} stands behind a redirect. */
    static Optional<Character> rest(SpfRecord record, Answers answers) {
        Optional<Character> rest = record.rest();
        Set<String> seen = new LinkedHashSet<>();
        SpfRecord at = record;
        while (rest.isEmpty()
                && at.redirect().isPresent()
                && seen.add(at.redirect().get())) {
            Optional<SpfRecord> next = answers.of(at.redirect().get(), RecordType.TXT).values().stream()
                    .filter(SpfRecord::isSpf)
                    .findFirst()
                    .map(SpfRecord::parse);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
            rest = at.rest();
        }
        return rest;
    }
}
