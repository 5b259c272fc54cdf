package org.mailhelm.platform.access;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.mailhelm.platform.access.caller.Caller;
import org.mailhelm.platform.access.password.PasswordHasher;
import org.mailhelm.platform.access.password.PasswordRules;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes one's own password, which ends all sessions and begins a new one for the browser that asked. */
@Singleton
class PasswordChange {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordChange.class);
    private static final String PURPOSE = "password";

    private final Users users;
    private final Sessions sessions;
    private final PasswordHasher hasher;
    private final Attempts attempts;
    private final Audit audit;

    PasswordChange(Users users, Sessions sessions, PasswordHasher hasher, Attempts attempts, Audit audit) {
        this.users = users;
        this.sessions = sessions;
        this.hasher = hasher;
        this.attempts = attempts;
        this.audit = audit;
    }

    PasswordResult change(SignedIn who, String current, String password, Caller caller, String agent) {
        Optional<Duration> pause = attempts.begin(PURPOSE, who.loginName(), caller);
        if (pause.isPresent()) {
            return new PasswordResult.TooMany(pause.get());
        }
        Optional<User> user = users.find(who.userId());
        if (user.isEmpty()
                || current.length() > PasswordRules.LONGEST
                || !hasher.matches(current, user.get().passwordHash())) {
            LOG.warn("{} gave a wrong password to change it, from {}", who.loginName(), caller.address());
            audit.refused(
                    AuditEvent.of("profile.password_update").on("user", who.loginName()), "Wrong current password");
            return new PasswordResult.Wrong("current", "This is not your password. Nothing was changed.");
        }
        attempts.succeed(PURPOSE, who.loginName(), caller);
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
        return new PasswordResult.Done(sessions.start(changed.get(), caller, agent));
    }
}
