package org.mailhelm.platform.mail;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How the DNS of a domain was last seen, as lists of domains show it.
 *
 * @param overall as scripts read it, as in {@code healthy}
 * @param failing how many checks failed
 * @param warnings how many came to a warning
 * @param verdicts what each check came to, by its key
 * @param checkedAt when something was last seen
 */
public record DnsState(
        String overall, int failing, int warnings, Map<String, String> verdicts, Optional<Instant> checkedAt) {

    /** Keeps a copy. */
    public DnsState {
        verdicts = Map.copyOf(verdicts);
    }

    boolean needsSomebody() {
        return failing + warnings > 0;
    }
}
