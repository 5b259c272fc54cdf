package org.mailhelm.platform.access;

import jakarta.inject.Inject;
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

/** Asks users who are signed in for their password again, as limited as at sign-in. */
@Singleton
class OwnPassword {

    private static final Logger LOG = LoggerFactory.getLogger(OwnPassword.class);
    private static final String PURPOSE = "password";

    private final PasswordHasher hasher;
    private final Attempts attempts;
    private final Audit audit;

    @Inject
    OwnPassword(PasswordHasher hasher, Attempts attempts, Audit audit) {
        this.hasher = hasher;
        this.attempts = attempts;
        this.audit = audit;
    }

    /**
     * What is wrong with it, or nothing.
     *
     * @param field of the form that it was typed into
     * @param action what it was asked for, as the audit calls it
     */
    Optional<PasswordResult> problem(User user, String typed, String field, String action, Caller caller) {
        Optional<Duration> pause = attempts.begin(PURPOSE, user.loginName(), caller);
        if (pause.isPresent()) {
            return Optional.of(new PasswordResult.TooMany(pause.get()));
        }
        if (typed.length() > PasswordRules.LONGEST || !hasher.matches(typed, user.passwordHash())) {
            LOG.warn("{} gave a wrong password when asked again, from {}", user.loginName(), caller.address());
            audit.refused(AuditEvent.of(action).on("user", user.loginName()), "Wrong current password");
            return Optional.of(new PasswordResult.Wrong(field, "This is not your password. Nothing was changed."));
        }
        attempts.succeed(PURPOSE, user.loginName(), caller);
        return Optional.empty();
    }
}
