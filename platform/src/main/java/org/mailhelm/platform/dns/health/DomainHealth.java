package org.mailhelm.platform.dns.health;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.DomainName;
import org.mailhelm.platform.dns.check.Finding;
import org.mailhelm.platform.dns.check.Overall;

/**
 * How the DNS of a domain is, as it was last seen.
 *
 * @param overall empty before the first look
 * @param findings in the order of the checks
 * @param checkedAt when something was last seen
 * @param changedAt when a record last changed
 * @param nextAt when it is looked at again
 * @param problem why the last look saw nothing, so that this is older
 */
public record DomainHealth(
        DomainName domain,
        Optional<Overall> overall,
        List<Finding> findings,
        Optional<Instant> checkedAt,
        Optional<Instant> changedAt,
        Instant nextAt,
        Optional<String> problem) {

    /** Keeps a copy. */
    public DomainHealth {
        findings = List.copyOf(findings);
    }

    /** What somebody has to do something about, the worst first. */
    public List<Finding> needingSomebody() {
        return findings.stream()
                .filter(Finding::needsSomebody)
                .sorted(java.util.Comparator.comparing(Finding::verdict).reversed())
                .toList();
    }
}
