package org.mailhelm.james.smtp;

import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.core.Username;
import org.apache.james.domainlist.api.DomainListException;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.quota.QuotaManager;
import org.apache.james.mailbox.quota.UserQuotaRootResolver;
import org.apache.james.protocols.api.ProtocolSession.AttachmentKey;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.HookReturnCode;
import org.apache.james.protocols.smtp.hook.RcptHook;
import org.apache.james.rrt.api.RecipientRewriteTableException;
import org.apache.james.smtpserver.JamesMessageHook;
import org.apache.james.user.api.UsersRepository;
import org.apache.james.user.api.UsersRepositoryException;
import org.apache.mailet.Mail;
import org.mailhelm.james.delivery.Destinations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a sender while still connected that a mailbox is full; once accepted, such mail could only be bounced. The size
 * is judged twice: as announced at RCPT, and as received, because announcing it is optional.
 */
public final class FullMailboxes implements RcptHook, JamesMessageHook {
    private static final Logger LOG = LoggerFactory.getLogger(FullMailboxes.class);

    /** Equal to the key under which James' own SIZE handler keeps it; only one handler may own a MAIL parameter. */
    private static final AttachmentKey<Integer> ANNOUNCED_SIZE = AttachmentKey.of("MESG_SIZE", Integer.class);

    private final UsersRepository users;
    private final Destinations destinations;
    private final UserQuotaRootResolver roots;
    private final QuotaManager quotas;

    @Inject
    FullMailboxes(UsersRepository users, Destinations destinations, UserQuotaRootResolver roots, QuotaManager quotas) {
        this.users = users;
        this.destinations = destinations;
        this.roots = roots;
        this.quotas = quotas;
    }

    @Override
    public HookResult doRcpt(
            SMTPSession session, MaybeSender sender, MailAddress recipient, Map<String, String> parameters) {
        return refusal(
                recipient,
                session.getAttachment(ANNOUNCED_SIZE, State.Transaction).orElse(0));
    }

    @Override
    public HookResult onMessage(SMTPSession session, Mail mail) {
        long size = session.currentMessageSize();
        List<HookResult> answers = mail.getRecipients().stream()
                .map(recipient -> refusal(recipient, size))
                .toList();
        // one reply stands for all recipients: while anyone can have it, it is taken, and the full ones are bounced
        boolean nobody = !answers.isEmpty() && answers.stream().noneMatch(HookResult.DECLINED::equals);
        return nobody ? answers.get(0) : HookResult.DECLINED;
    }

    private HookResult refusal(MailAddress recipient, long size) {
        try {
            HookResult last = HookResult.DECLINED;
            for (MailAddress target : destinations.of(recipient)) {
                last = refusalOfMailbox(target, size);
                if (last.equals(HookResult.DECLINED)) {
                    return last;
                }
            }
            return last;
        } catch (UsersRepositoryException | RecipientRewriteTableException | DomainListException | MailboxException e) {
            LOG.warn("Cannot read the quota of {}; the mail is taken and delivery decides", recipient, e);
            return HookResult.DECLINED;
        }
    }

    private HookResult refusalOfMailbox(MailAddress address, long size)
            throws UsersRepositoryException, MailboxException {
        Username user = users.getUsername(address);
        if (!users.contains(user)) {
            return HookResult.DECLINED;
        }
        QuotaManager.Quotas used = quotas.getQuotas(roots.forUser(user));
        if (used.getStorageQuota().isOverQuotaWithAdditionalValue(1)
                || used.getMessageQuota().isOverQuotaWithAdditionalValue(1)) {
            return refuse(HookReturnCode.denySoft(), "452", "4.2.2 Mailbox full, try again later");
        }
        if (used.getStorageQuota().isOverQuotaWithAdditionalValue(Math.max(1, size))) {
            return refuse(HookReturnCode.deny(), "552", "5.2.2 Message does not fit into the mailbox");
        }
        return HookResult.DECLINED;
    }

    private static HookResult refuse(HookReturnCode code, String reply, String text) {
        return HookResult.builder()
                .hookReturnCode(code)
                .smtpReturnCode(reply)
                .smtpDescription(text)
                .build();
    }
}
