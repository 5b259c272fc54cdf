package org.mailhelm.james.smtp;

import java.util.Locale;
import java.util.Optional;
import javax.inject.Inject;
import javax.mail.Address;
import javax.mail.MessagingException;
import javax.mail.internet.InternetAddress;
import org.apache.james.core.Username;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.HookReturnCode;
import org.apache.james.rrt.api.CanSendFrom;
import org.apache.james.smtpserver.JamesMessageHook;
import org.apache.mailet.Mail;

/**
 * A signed-in user writes under own addresses only. James checks the envelope; people read the From field, and it is
 * what the DKIM signature vouches for.
 */
public final class OwnFrom implements JamesMessageHook {
    private final CanSendFrom rights;

    @Inject
    OwnFrom(CanSendFrom rights) {
        this.rights = rights;
    }

    @Override
    public HookResult onMessage(SMTPSession session, Mail mail) {
        return Optional.ofNullable(session.getUsername())
                .filter(user -> !mayWrite(user, mail))
                .map(user -> HookResult.builder()
                        .hookReturnCode(HookReturnCode.deny())
                        .smtpReturnCode("550")
                        .smtpDescription("5.7.1 The From field must be an address of your own")
                        .build())
                .orElse(HookResult.DECLINED);
    }

    private boolean mayWrite(Username user, Mail mail) {
        try {
            Address[] from = mail.getMessage().getFrom();
            if (from == null || from.length == 0) {
                return false;
            }
            for (Address address : from) {
                if (!(address instanceof InternetAddress internet) || !mayWrite(user, internet)) {
                    return false;
                }
            }
            return true;
        } catch (MessagingException e) {
            return false;
        }
    }

    private boolean mayWrite(Username user, InternetAddress from) {
        String address = from.getAddress();
        if (address == null || address.indexOf('@') < 0) {
            return false;
        }
        return rights.userCanSendFrom(user, Username.of(address.toLowerCase(Locale.ROOT)));
    }
}
