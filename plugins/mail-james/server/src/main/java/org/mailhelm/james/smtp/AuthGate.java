package org.mailhelm.james.smtp;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.commons.configuration2.Configuration;
import org.apache.james.core.Username;
import org.apache.james.protocols.api.OidcSASLConfiguration;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.CommandHandler;
import org.apache.james.protocols.smtp.SMTPResponse;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.AuthHook;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.HookReturnCode;
import org.jspecify.annotations.Nullable;
import org.mailhelm.james.limit.ClientLimits;

/**
 * Refuses AUTH where a password must not travel. James' {@code requireSSL} only hides AUTH from the greeting; a client
 * that sends it anyway is signed in. Registered before the core handlers: as a command handler it answers before the
 * client has sent a password, as a hook it stands behind every other way to the same check.
 */
public final class AuthGate implements CommandHandler<SMTPSession>, AuthHook {
    private final ClientLimits limits;
    private boolean never;

    @Inject
    AuthGate(ClientLimits limits) {
        this.limits = limits;
    }

    /** {@code never} is for the port that other servers deliver to. */
    @Override
    public void init(Configuration configuration) {
        never = configuration.getBoolean("never", false);
    }

    @Override
    public Collection<String> getImplCommands() {
        return List.of("AUTH");
    }

    /** The next handler is asked when this one returns null. */
    @Override
    public @Nullable Response onCommand(SMTPSession session, Request request) {
        return refusal(session)
                .map(refusal -> {
                    SMTPResponse response = new SMTPResponse(refusal.code(), refusal.text());
                    response.setEndSession(refusal.end());
                    return response;
                })
                .orElse(null);
    }

    @Override
    public HookResult doAuth(SMTPSession session, Username user, String password) {
        return hook(session);
    }

    @Override
    public HookResult doSasl(SMTPSession session, OidcSASLConfiguration configuration, String initialResponse) {
        return hook(session);
    }

    private HookResult hook(SMTPSession session) {
        return refusal(session)
                .map(refusal -> HookResult.builder()
                        .hookReturnCode(
                                refusal.end()
                                        ? HookReturnCode.disconnected(HookReturnCode.Action.DENY)
                                        : HookReturnCode.deny())
                        .smtpReturnCode(refusal.code())
                        .smtpDescription(refusal.text())
                        .build())
                .orElse(HookResult.DECLINED);
    }

    private Optional<Refusal> refusal(SMTPSession session) {
        if (never) {
            return Optional.of(new Refusal("503", "5.5.1 Sign in on the submission port", false));
        }
        if (!session.isTLSStarted()) {
            return Optional.of(new Refusal("538", "5.7.11 Encryption required, send STARTTLS first", false));
        }
        if (limits.lockedOut(session.getRemoteAddress().getAddress())) {
            return Optional.of(new Refusal("421", "4.7.0 Too many failed sign-ins, try again later", true));
        }
        return Optional.empty();
    }

    private record Refusal(String code, String text, boolean end) {}
}
