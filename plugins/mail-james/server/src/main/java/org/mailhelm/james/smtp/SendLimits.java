package org.mailhelm.james.smtp;

import java.sql.SQLException;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.james.core.MaybeSender;
import org.apache.james.core.Username;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.HookReturnCode;
import org.apache.james.protocols.smtp.hook.MailHook;
import org.apache.james.smtpserver.JamesMessageHook;
import org.apache.mailet.Mail;
import org.mailhelm.james.account.Accounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many messages a signed-in user may send in a day, whatever the number of recipients. Said at MAIL already, before
 * a large message travels for nothing, and counted once the message is there. Registered as the last of the message
 * hooks: what another one refuses does not count. Also ends what a session may do whose user was suspended meanwhile.
 */
public final class SendLimits implements MailHook, JamesMessageHook {
    private static final Logger LOG = LoggerFactory.getLogger(SendLimits.class);

    private final Accounts accounts;

    @Inject
    SendLimits(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public HookResult doMail(SMTPSession session, MaybeSender sender) {
        return decide(session, accounts::maySend);
    }

    @Override
    public HookResult onMessage(SMTPSession session, Mail mail) {
        return decide(session, accounts::countMessage);
    }

    private interface Rule {
        boolean allows(Username user) throws SQLException;
    }

    private HookResult decide(SMTPSession session, Rule rule) {
        Optional<Username> user = Optional.ofNullable(session.getUsername());
        if (user.isEmpty()) {
            return HookResult.DECLINED;
        }
        if (accounts.isSuspended(user.get())) {
            return refuse(HookReturnCode.deny(), "550", "5.7.1 This mailbox is suspended");
        }
        try {
            return rule.allows(user.get()) ? HookResult.DECLINED : limitReached(user.get());
        } catch (SQLException e) {
            LOG.error("Cannot count the messages of {}", user.get().asString(), e);
            return refuse(HookReturnCode.denySoft(), "451", "4.3.0 The message cannot be counted, try again later");
        }
    }

    private HookResult limitReached(Username user) throws SQLException {
        int limit = accounts.account(user).sendLimit();
        LOG.info("{} has sent its {} messages of today", user.asString(), limit);
        return refuse(
                HookReturnCode.denySoft(),
                "452",
                "4.7.1 This mailbox has sent its " + limit + " messages of today; more from 00:00 UTC on");
    }

    private static HookResult refuse(HookReturnCode code, String reply, String text) {
        return HookResult.builder()
                .hookReturnCode(code)
                .smtpReturnCode(reply)
                .smtpDescription(text)
                .build();
    }
}
