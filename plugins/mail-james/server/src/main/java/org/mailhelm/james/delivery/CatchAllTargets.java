package org.mailhelm.james.delivery;

import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.james.core.Domain;
import org.apache.james.core.MailAddress;
import org.apache.james.rrt.api.RecipientRewriteTable;
import org.apache.james.rrt.api.RecipientRewriteTableException;
import org.apache.james.rrt.lib.Mapping;

/**
 * Where mail for unknown local parts of a domain goes: the mappings of one reserved local part. James' own wildcard
 * mapping is no catch-all, it also takes the mail of existing mailboxes.
 */
public final class CatchAllTargets {
    /** Part of the contract with the driver, which stores the target under this local part. */
    public static final String LOCAL_PART = "catch-all";

    private final RecipientRewriteTable mappings;

    @Inject
    CatchAllTargets(RecipientRewriteTable mappings) {
        this.mappings = mappings;
    }

    /** Empty when the domain has no catch-all. */
    public List<MailAddress> of(Domain domain) throws RecipientRewriteTableException {
        try {
            return mappings.getResolvedMappings(LOCAL_PART, domain)
                    .asStream()
                    .map(Mapping::asMailAddress)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (RecipientRewriteTable.ErrorMappingException e) {
            throw new RecipientRewriteTableException("the catch-all of " + domain.name() + " cannot be resolved", e);
        }
    }
}
