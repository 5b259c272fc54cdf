package org.mailhelm.james.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.james.core.Domain;
import org.apache.james.core.MailAddress;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.domainlist.api.DomainListException;
import org.apache.james.rrt.api.RecipientRewriteTable;
import org.apache.james.rrt.api.RecipientRewriteTableException;
import org.apache.james.rrt.lib.Mapping;
import org.apache.james.user.api.UsersRepository;
import org.apache.james.user.api.UsersRepositoryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where mail for an address ends: after forwarders and other names of domains, and then after the catch-alls of the
 * domains that it was led to. SMTP asks before it takes a message, so that nothing is taken that nobody will have.
 */
public final class Destinations {
    /** Part of the contract with the driver, which stores the catch-all's target under this local part. */
    public static final String CATCH_ALL = "catch-all";

    private static final Logger LOG = LoggerFactory.getLogger(Destinations.class);

    private final RecipientRewriteTable mappings;
    private final UsersRepository users;
    private final DomainList domains;

    @Inject
    Destinations(RecipientRewriteTable mappings, UsersRepository users, DomainList domains) {
        this.mappings = mappings;
        this.users = users;
        this.domains = domains;
    }

    /**
     * Mailboxes here, addresses elsewhere and {@link SpecialTargets#DISCARD}. Empty when the mail must be refused: nobody
     * has the address, it is mapped to {@link SpecialTargets#REFUSE}, or the mappings lead in a circle.
     */
    public Set<MailAddress> of(MailAddress recipient)
            throws UsersRepositoryException, RecipientRewriteTableException, DomainListException {
        Set<MailAddress> found = new LinkedHashSet<>();
        // a catch-all may lead to a domain that has one, and that one back
        Set<Domain> caught = new HashSet<>();
        Deque<MailAddress> open = new ArrayDeque<>(mapped(recipient));
        while (!open.isEmpty()) {
            MailAddress next = open.remove();
            if (SpecialTargets.refuses(next)) {
                continue;
            }
            if (!domains.containsDomain(next.getDomain()) || isMailbox(next)) {
                found.add(next);
            } else if (caught.add(next.getDomain())) {
                open.addAll(targets(CATCH_ALL, next.getDomain()));
            }
        }
        return found;
    }

    /** What the mappings make of an address; itself when there are none for it. */
    private List<MailAddress> mapped(MailAddress recipient) throws RecipientRewriteTableException {
        try {
            List<MailAddress> targets = resolve(recipient.getLocalPart(), recipient.getDomain());
            return targets.isEmpty() ? List.of(recipient) : targets;
        } catch (RecipientRewriteTable.ErrorMappingException e) {
            LOG.debug("The mappings of {} lead nowhere", recipient, e);
            return List.of();
        }
    }

    private List<MailAddress> targets(String localPart, Domain domain) throws RecipientRewriteTableException {
        try {
            return resolve(localPart, domain);
        } catch (RecipientRewriteTable.ErrorMappingException e) {
            LOG.debug("The catch-all of {} leads nowhere", domain.name(), e);
            return List.of();
        }
    }

    private List<MailAddress> resolve(String localPart, Domain domain)
            throws RecipientRewriteTable.ErrorMappingException, RecipientRewriteTableException {
        return mappings.getResolvedMappings(localPart, domain)
                .asStream()
                .map(Mapping::asMailAddress)
                .flatMap(Optional::stream)
                .toList();
    }

    private boolean isMailbox(MailAddress address) throws UsersRepositoryException {
        return users.contains(users.getUsername(address));
    }
}
