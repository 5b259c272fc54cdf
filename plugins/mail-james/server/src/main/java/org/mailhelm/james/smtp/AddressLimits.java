package org.mailhelm.james.smtp;

import java.net.InetAddress;
import javax.inject.Inject;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.api.ProtocolSession.AttachmentKey;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.ConnectHandler;
import org.apache.james.protocols.api.handler.DisconnectHandler;
import org.apache.james.protocols.smtp.SMTPResponse;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.HookReturnCode;
import org.apache.james.protocols.smtp.hook.MailHook;
import org.apache.james.protocols.smtp.hook.RcptHook;
import org.jspecify.annotations.Nullable;
import org.mailhelm.james.limit.ClientLimits;

/** Applies {@link ClientLimits} to SMTP: connections, messages and recipients of one client address. */
public final class AddressLimits
        implements ConnectHandler<SMTPSession>, DisconnectHandler<SMTPSession>, MailHook, RcptHook {
    private static final AttachmentKey<Boolean> ADMITTED = AttachmentKey.of("mailhelm.admitted", Boolean.class);

    private final ClientLimits limits;

    @Inject
    AddressLimits(ClientLimits limits) {
        this.limits = limits;
    }

    /** Null lets the connection go on. */
    @Override
    public @Nullable Response onConnect(SMTPSession session) {
        if (limits.admits(address(session))) {
            session.setAttachment(ADMITTED, true, State.Connection);
            return null;
        }
        SMTPResponse response = new SMTPResponse("421", "4.7.0 Too many connections from your address");
        response.setEndSession(true);
        return response;
    }

    @Override
    public void onDisconnect(SMTPSession session) {
        if (session.removeAttachment(ADMITTED, State.Connection).isPresent()) {
            limits.released(address(session));
        }
    }

    @Override
    public HookResult doMail(SMTPSession session, MaybeSender sender) {
        return limits.allowsMessage(address(session))
                ? HookResult.DECLINED
                : later("Too many messages, try again later");
    }

    @Override
    public HookResult doRcpt(SMTPSession session, MaybeSender sender, MailAddress recipient) {
        return limits.allowsRecipient(address(session))
                ? HookResult.DECLINED
                : later("Too many recipients, try again later");
    }

    private static InetAddress address(SMTPSession session) {
        return session.getRemoteAddress().getAddress();
    }

    private static HookResult later(String text) {
        return HookResult.builder()
                .hookReturnCode(HookReturnCode.denySoft())
                .smtpReturnCode("451")
                .smtpDescription("4.7.1 " + text)
                .build();
    }
}
