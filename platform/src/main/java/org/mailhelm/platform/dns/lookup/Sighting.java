package org.mailhelm.platform.dns.lookup;

import java.util.List;
import java.util.Optional;

/**
 * What was seen of the records of a name: by the servers that speak for it, and by those that everybody else asks.
 *
 * @param authoritative what the zone's own servers say; empty when they weren't asked
 * @param resolvers what each resolver says
 */
public record Sighting(Question question, Optional<Answer> authoritative, List<Resolved> resolvers) {

    /** Keeps a copy. */
    public Sighting {
        resolvers = List.copyOf(resolvers);
    }

    /**
     * What one resolver says.
     *
     * @param server for people, as in {@code 192.0.2.53}
     */
    public record Resolved(String server, Answer answer) {}

    /** The best answer: of the zone's own servers, else of the first resolver that knows one, else why nobody does. */
    public Answer answer() {
        Optional<Answer> own = authoritative.filter(Answer::known);
        if (own.isPresent()) {
            return own.get();
        }
        return resolvers.stream()
                .map(Resolved::answer)
                .filter(Answer::known)
                .findFirst()
                // A bogus answer is worth more than the silence of whoever can't check signatures.
                .or(() -> resolvers.stream().map(Resolved::answer).findFirst())
                .or(() -> authoritative)
                .orElseGet(() -> new Answer.Unknown(Answer.Cause.UNREACHABLE, "there is no DNS server to ask"));
    }

    /** The best answer's records. */
    public List<String> values() {
        return answer().values();
    }

    /** Whether the zone's own servers answered. */
    public boolean fromZone() {
        return authoritative.filter(Answer::known).isPresent();
    }

    /** What those resolvers say that know something. */
    public List<Resolved> knowing() {
        return resolvers.stream().filter(one -> one.answer().known()).toList();
    }

    /** Whether a resolver says that the records' signatures are wrong. */
    public boolean bogus() {
        return resolvers.stream()
                .anyMatch(
                        one -> one.answer() instanceof Answer.Unknown unknown && unknown.cause() == Answer.Cause.BOGUS);
    }
}
