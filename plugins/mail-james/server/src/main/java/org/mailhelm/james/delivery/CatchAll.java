package org.mailhelm.james.delivery;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.domainlist.api.DomainListException;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.rrt.api.RecipientRewriteTableException;
import org.apache.james.user.api.UsersRepository;
import org.apache.james.user.api.UsersRepositoryException;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/**
 * Sends on what no mailbox and no mapping took. Runs between the rewrite table, which has handled aliases and
 * forwarders, and local delivery.
 */
public final class CatchAll extends GenericMailet {
    private final CatchAllTargets targets;
    private final UsersRepository users;
    private final DomainList domains;

    @Inject
    CatchAll(CatchAllTargets targets, UsersRepository users, DomainList domains) {
        this.targets = targets;
        this.users = users;
        this.domains = domains;
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        Set<MailAddress> here = new LinkedHashSet<>();
        Set<MailAddress> elsewhere = new LinkedHashSet<>();
        try {
            for (MailAddress recipient : mail.getRecipients()) {
                List<MailAddress> found = redirection(recipient);
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

    private List<MailAddress> redirection(MailAddress recipient)
            throws UsersRepositoryException, DomainListException, RecipientRewriteTableException {
        if (!domains.containsDomain(recipient.getDomain()) || users.contains(users.getUsername(recipient))) {
            return List.of();
        }
        return targets.of(recipient.getDomain());
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
