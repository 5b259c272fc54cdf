package org.mailhelm.james.smtp;

import javax.inject.Inject;
import org.apache.james.core.MailAddress;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.domainlist.api.DomainListException;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.rrt.api.RecipientRewriteTable;
import org.apache.james.rrt.api.RecipientRewriteTableException;
import org.apache.james.smtpserver.fastfail.ValidRcptHandler;
import org.apache.james.user.api.UsersRepository;
import org.apache.james.user.api.UsersRepositoryException;
import org.mailhelm.james.delivery.Destinations;

/** Refuses recipients of hosted domains that nothing would take, while still connected: no bounces to forged senders. */
public final class KnownRecipients extends ValidRcptHandler {
    private final Destinations destinations;

    @Inject
    KnownRecipients(
            UsersRepository users, RecipientRewriteTable mappings, DomainList domains, Destinations destinations) {
        super(users, mappings, domains);
        this.destinations = destinations;
    }

    @Override
    protected boolean isValidRecipient(SMTPSession session, MailAddress recipient)
            throws UsersRepositoryException, RecipientRewriteTableException {
        try {
            return !destinations.of(recipient).isEmpty();
        } catch (DomainListException e) {
            throw new UsersRepositoryException("cannot look up the domain of " + recipient, e);
        }
    }
}
