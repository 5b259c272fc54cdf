package org.mailhelm.james.delivery;

import java.util.LinkedHashSet;
import java.util.Set;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.domainlist.api.DomainListException;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.rrt.api.RecipientRewriteTableException;
import org.apache.james.user.api.UsersRepositoryException;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/**
 * Sends on what no mailbox and no mapping took. Runs between the rewrite table, which has handled aliases and
 * forwarders, and local delivery.
 */
public final class CatchAll extends GenericMailet {
    private final Destinations destinations;
    private final DomainList domains;

    @Inject
    CatchAll(Destinations destinations, DomainList domains) {
        this.destinations = destinations;
        this.domains = domains;
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        Set<MailAddress> here = new LinkedHashSet<>();
        Set<MailAddress> elsewhere = new LinkedHashSet<>();
        try {
            for (MailAddress recipient : mail.getRecipients()) {
                if (!domains.containsDomain(recipient.getDomain())) {
                    here.add(recipient);
                    continue;
                }
                Set<MailAddress> found = destinations.of(recipient);
                if (found.isEmpty()) {
                    here.add(recipient);
                }
                for (MailAddress target : found) {
                    (domains.containsDomain(target.getDomain()) ? here : elsewhere).add(target);
                }
            }
        } catch (UsersRepositoryException | DomainListException | RecipientRewriteTableException e) {
            throw new MessagingException("cannot look up the catch-all", e);
        }
        if (!elsewhere.isEmpty()) {
            sendOn(mail, elsewhere);
        }
        mail.setRecipients(here);
    }

    /** As a message of its own: only what this server sends itself may leave it. */
    private void sendOn(Mail mail, Set<MailAddress> recipients) throws MessagingException {
        Mail copy = mail.duplicate();
        try {
            copy.setRecipients(recipients);
            getMailetContext().sendMail(copy);
        } finally {
            LifecycleUtil.dispose(copy);
        }
    }
}
