package org.mailhelm.platform.dns.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.platform.dns.lookup.Question;
import org.mailhelm.platform.dns.lookup.Sighting;

/**
 * What was seen so far. A check that wants to know more gets nothing for now, and is run again when that was asked: so
 * checks stay functions, and all that they want at once is asked at once.
 */
public final class Answers {

    private final Map<Question, Sighting> known = new HashMap<>();
    private final Map<String, PolicyAnswer> policies = new HashMap<>();
    private final Set<Question> wanted = new HashSet<>();
    private final Set<String> wantedPolicies = new HashSet<>();

    /** Adds what was seen. */
    public Answers with(Sighting seen) {
        known.put(seen.question(), seen);
        wanted.remove(seen.question());
        return this;
    }

    /** Adds the policy of a domain. */
    public Answers with(String domain, PolicyAnswer policy) {
        policies.put(domain, policy);
        wantedPolicies.remove(domain);
        return this;
    }

    /** What checks wanted to know and didn't get. */
    public Set<Question> wanted() {
        return Set.copyOf(wanted);
    }

    /** The domains whose MTA-STS policy checks wanted to see. */
    public Set<String> wantedPolicies() {
        return Set.copyOf(wantedPolicies);
    }

    /** All that was seen. */
    public List<Sighting> seen() {
        return List.copyOf(known.values());
    }

    Sighting of(String name, RecordType type) {
        Question question = new Question(name, type);
        Sighting seen = known.get(question);
        if (seen == null) {
            wanted.add(question);
            return new Sighting(question, Optional.empty(), List.of());
        }
        return seen;
    }

    PolicyAnswer policy(String domain) {
        PolicyAnswer policy = policies.get(domain);
        if (policy == null) {
            wantedPolicies.add(domain);
            return new PolicyAnswer.Unknown("it was not asked for yet");
        }
        return policy;
    }
}
