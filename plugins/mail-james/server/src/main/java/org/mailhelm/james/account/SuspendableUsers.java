package org.mailhelm.james.account;

import javax.inject.Inject;
import org.apache.james.core.Username;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.user.api.UsersRepositoryException;
import org.apache.james.user.jpa.JPAUsersRepository;

/**
 * Users of whom some cannot sign in: every protocol asks here. Their mail is taken as before. The password of a
 * suspended one is not even looked at, so nobody learns whether it was right.
 */
public final class SuspendableUsers extends JPAUsersRepository {
    private final Accounts accounts;

    @Inject
    SuspendableUsers(DomainList domains, Accounts accounts) {
        super(domains);
        this.accounts = accounts;
    }

    @Override
    public boolean test(Username user, String password) throws UsersRepositoryException {
        return !accounts.isSuspended(user) && super.test(user, password);
    }
}
