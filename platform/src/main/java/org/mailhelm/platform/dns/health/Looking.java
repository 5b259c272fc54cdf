package org.mailhelm.platform.dns.health;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.mailhelm.platform.dns.check.Answers;
import org.mailhelm.platform.dns.check.DomainCheck;
import org.mailhelm.platform.dns.check.Finding;
import org.mailhelm.platform.dns.check.Subject;
import org.mailhelm.platform.dns.lookup.Answer;
import org.mailhelm.platform.dns.lookup.Lookups;
import org.mailhelm.platform.dns.lookup.Question;
import org.mailhelm.platform.dns.lookup.Sighting;

/** Looks at a domain: runs the checks, asks what they want to know, and runs them again until they know it. */
@Singleton
class Looking {

    // A policy that includes others in a row takes a round for each.
    private static final int MOST_ROUNDS = 20;

    private final Lookups lookups;
    private final Policies policies;

    Looking(Lookups lookups, Policies policies) {
        this.lookups = lookups;
        this.policies = policies;
    }

    /**
     * What was seen.
     *
     * @param ttls of what others keep
     * @param blind whether nobody answered anything
     */
    record Looked(List<Drift.Look> looks, List<Duration> ttls, boolean blind) {

        List<Finding> findings() {
            return looks.stream().map(Drift.Look::finding).toList();
        }
    }

    /** Never waits on a thread. */
    CompletableFuture<Looked> at(Subject subject) {
        Answers answers = new Answers();
        // First the zone, so that each name below it needs no search of its own.
        return lookups.zone(subject.domain().value()).thenCompose(zone -> round(subject, answers, 0));
    }

    private CompletableFuture<Looked> round(Subject subject, Answers answers, int number) {
        List<Finding> findings = DomainCheck.of(subject, answers);
        List<CompletableFuture<?>> asked = new ArrayList<>();
        List<CompletableFuture<Sighting>> sightings = answers.wanted().stream()
                .map(question -> ask(subject, question))
                .toList();
        asked.addAll(sightings);
        answers.wantedPolicies()
                .forEach(domain -> asked.add(policies.fetch(domain).thenAccept(policy -> {
                    synchronized (answers) {
                        answers.with(domain, policy);
                    }
                })));
        if (asked.isEmpty() || number >= MOST_ROUNDS) {
            return CompletableFuture.completedFuture(looked(findings, answers));
        }
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).thenCompose(done -> {
            sightings.forEach(sighting -> answers.with(sighting.join()));
            return round(subject, answers, number + 1);
        });
    }

    /** What many domains lead to need not be asked for each. */
    private CompletableFuture<Sighting> ask(Subject subject, Question question) {
        String domain = subject.domain().value();
        boolean own = question.name().equals(domain) || question.name().endsWith("." + domain);
        return own ? lookups.look(question) : lookups.recent(question);
    }

    private static Looked looked(List<Finding> findings, Answers answers) {
        List<Sighting> seen = answers.seen();
        List<Drift.Look> looks = findings.stream()
                .map(finding -> new Drift.Look(finding, sure(finding, seen)))
                .toList();
        List<Duration> ttls = seen.stream()
                .map(Sighting::answer)
                .filter(Answer.Found.class::isInstance)
                .map(answer -> ((Answer.Found) answer).ttl())
                .toList();
        return new Looked(
                looks, ttls, seen.stream().noneMatch(one -> one.answer().known()));
    }

    private static boolean sure(Finding finding, List<Sighting> seen) {
        return seen.stream()
                .filter(one -> one.question().name().equals(finding.host()))
                .anyMatch(Sighting::fromZone);
    }
}
