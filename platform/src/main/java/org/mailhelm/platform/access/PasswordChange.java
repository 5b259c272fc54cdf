package org.mailhelm.platform.access;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.mailhelm.platform.access.caller.Caller;
import org.mailhelm.platform.access.password.PasswordHasher;
import org.mailhelm.platform.access.password.PasswordRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes one's own password, which ends all sessions and begins a new one for the browser that asked. */
@Singleton
class PasswordChange {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordChange.class);

    private final Users users;
    private final Sessions sessions;
    private final PasswordHasher hasher;
    private final OwnPassword own;

    PasswordChange(Users users, Sessions sessions, PasswordHasher hasher, OwnPassword own) {
        this.users = users;
        this.sessions = sessions;
        this.hasher = hasher;
        this.own = own;
    }

    PasswordResult change(SignedIn who, String current, String password, Caller caller, String agent) {
        Optional<User> user = users.find(who.userId());
        if (user.isEmpty()) {
            return new PasswordResult.Wrong("", "The account is gone.");
        }
        Optional<PasswordResult> wrong = own.problem(user.get(), current, "current", "profile.password_update", caller);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        boolean strong = sessions.at(who).map(Session::strong).orElse(false);
        Optional<String> problem = PasswordRules.problem(password, who.loginName());
        if (problem.isPresent()) {
            return new PasswordResult.Wrong("password", problem.get());
        }
        Optional<User> changed = users.changePassword(user.get(), hasher.hash(password));
        if (changed.isEmpty()) {
            return new PasswordResult.Wrong(
                    "", "The password was changed elsewhere meanwhile. Nothing was changed here.");
        }
        LOG.info("{} changed the password from {}", who.loginName(), caller.address());
        return new PasswordResult.Done(sessions.start(changed.get(), caller, agent, strong));
    }
}
