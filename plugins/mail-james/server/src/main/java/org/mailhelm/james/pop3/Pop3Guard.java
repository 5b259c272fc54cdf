package org.mailhelm.james.pop3;

import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import javax.inject.Inject;
import org.apache.james.core.Username;
import org.apache.james.protocols.api.ProtocolSession;
import org.apache.james.protocols.api.ProtocolSession.AttachmentKey;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.CommandHandler;
import org.apache.james.protocols.api.handler.ConnectHandler;
import org.apache.james.protocols.api.handler.DisconnectHandler;
import org.apache.james.protocols.api.handler.ProtocolHandler;
import org.apache.james.protocols.api.handler.ProtocolHandlerResultHandler;
import org.apache.james.protocols.pop3.POP3Response;
import org.apache.james.protocols.pop3.POP3Session;
import org.apache.james.protocols.pop3.core.AbstractPassCmdHandler;
import org.jspecify.annotations.Nullable;
import org.mailhelm.james.account.Accounts;
import org.mailhelm.james.limit.ClientLimits;

/**
 * Applies {@link ClientLimits} to POP3, and answers who is suspended. Registered before the core handlers: the next one
 * for a command is asked when this one returns null.
 */
public final class Pop3Guard
        implements ConnectHandler<POP3Session>,
                DisconnectHandler<POP3Session>,
                CommandHandler<POP3Session>,
                ProtocolHandlerResultHandler<Response, POP3Session> {
    private static final AttachmentKey<Boolean> ADMITTED = AttachmentKey.of("mailhelm.admitted", Boolean.class);

    private final ClientLimits limits;
    private final Accounts accounts;

    @Inject
    Pop3Guard(ClientLimits limits, Accounts accounts) {
        this.limits = limits;
        this.accounts = accounts;
    }

    @Override
    public @Nullable Response onConnect(POP3Session session) {
        if (!limits.admits(address(session))) {
            return last("[SYS/TEMP] Too many connections from your address");
        }
        session.setAttachment(ADMITTED, true, State.Connection);
        return null;
    }

    @Override
    public void onDisconnect(POP3Session session) {
        if (session.removeAttachment(ADMITTED, State.Connection).isPresent()) {
            limits.released(address(session));
        }
    }

    @Override
    public Collection<String> getImplCommands() {
        return List.of("PASS");
    }

    @Override
    public @Nullable Response onCommand(POP3Session session, Request request) {
        if (limits.lockedOut(address(session))) {
            return last("[SYS/TEMP] Too many failed sign-ins, try again later");
        }
        Username user = session.getUsername();
        return user != null && accounts.isSuspended(user) ? last("[AUTH] This mailbox is suspended") : null;
    }

    @Override
    public Response onResponse(ProtocolSession session, Response response, long took, ProtocolHandler handler) {
        if (handler instanceof AbstractPassCmdHandler && POP3Response.ERR_RESPONSE.equals(response.getRetCode())) {
            limits.signInFailed(address(session));
        }
        return response;
    }

    private static Response last(String text) {
        POP3Response response = new POP3Response(POP3Response.ERR_RESPONSE, text);
        response.setEndSession(true);
        return response;
    }

    private static InetAddress address(ProtocolSession session) {
        return session.getRemoteAddress().getAddress();
    }
}
