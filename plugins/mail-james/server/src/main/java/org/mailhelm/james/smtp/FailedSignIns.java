package org.mailhelm.james.smtp;

import javax.inject.Inject;
import org.apache.james.core.Username;
import org.apache.james.protocols.api.OidcSASLConfiguration;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.AuthHook;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.mailhelm.james.account.Accounts;
import org.mailhelm.james.limit.ClientLimits;

/**
 * Counts refused passwords. Registered after the core handlers: the chain ends at the hook that accepts, so a sign-in
 * that gets here was accepted by none.
 */
public final class FailedSignIns implements AuthHook {
    private final ClientLimits limits;
    private final Accounts accounts;

    @Inject
    FailedSignIns(ClientLimits limits, Accounts accounts) {
        this.limits = limits;
        this.accounts = accounts;
    }

    @Override
    public HookResult doAuth(SMTPSession session, Username user, String password) {
        // the mail program of a suspended user goes on trying, and must not lock out all others of its network
        return accounts.isSuspended(user) ? HookResult.DECLINED : count(session);
    }

    @Override
    public HookResult doSasl(SMTPSession session, OidcSASLConfiguration configuration, String initialResponse) {
        return count(session);
    }

    private HookResult count(SMTPSession session) {
        limits.signInFailed(session.getRemoteAddress().getAddress());
        return HookResult.DECLINED;
    }
}
