package org.mailhelm.james.smtp;

import javax.inject.Inject;
import org.apache.james.core.MailAddress;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.rrt.api.RecipientRewriteTable;
import org.apache.james.rrt.api.RecipientRewriteTableException;
import org.apache.james.smtpserver.fastfail.ValidRcptHandler;
import org.apache.james.user.api.UsersRepository;
import org.apache.james.user.api.UsersRepositoryException;
import org.mailhelm.james.delivery.CatchAllTargets;

/** Refuses recipients of hosted domains that nothing would take, while still connected: no bounces to forged senders. */
public final class KnownRecipients extends ValidRcptHandler {
    private final CatchAllTargets catchAll;

    @Inject
    KnownRecipients(
            UsersRepository users, RecipientRewriteTable mappings, DomainList domains, CatchAllTargets catchAll) {
        super(users, mappings, domains);
        this.catchAll = catchAll;
    }

    @Override
    protected boolean isValidRecipient(SMTPSession session, MailAddress recipient)
            throws UsersRepositoryException, RecipientRewriteTableException {
        return super.isValidRecipient(session, recipient)
                || !catchAll.of(recipient.getDomain()).isEmpty();
    }
}
