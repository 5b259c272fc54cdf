package org.mailhelm.james.account;

import javax.inject.Inject;
import org.apache.james.adapter.mailbox.UserRepositoryAuthenticator;
import org.apache.james.core.Username;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.user.api.UsersRepository;

/**
 * Tells a suspended user from a wrong password, for the protocols that read mail: mail programs go on trying, and must
 * not lock out all others of their network.
 */
public final class SuspensionAuthenticator extends UserRepositoryAuthenticator {
    private final Accounts accounts;

    @Inject
    SuspensionAuthenticator(UsersRepository users, Accounts accounts) {
        super(users);
        this.accounts = accounts;
    }

    @Override
    public boolean isAuthentic(Username user, CharSequence password) throws MailboxException {
        if (accounts.isSuspended(user)) {
            throw new MailboxException("the mailbox " + user.asString() + " is suspended");
        }
        return super.isAuthentic(user, password);
    }
}
