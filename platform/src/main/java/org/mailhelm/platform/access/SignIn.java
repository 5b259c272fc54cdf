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

/** Checks names and passwords of people who sign in. */
@Singleton
class SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
    private static final String PURPOSE = "sign-in";
    // Of no password. An unknown name costs the same time as a wrong password.
    private static final String NOBODYS_HASH =
            "$argon2id$v=19$m=19456,t=2,p=1$" + "bWFpbGhlbG0tbm9ib2R5cw$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final Users users;
    private final PasswordHasher hasher;
    private final Attempts attempts;
    private final Audit audit;

    SignIn(Users users, PasswordHasher hasher, Attempts attempts, Audit audit) {
        this.users = users;
        this.hasher = hasher;
        this.attempts = attempts;
        this.audit = audit;
    }

    SignInResult check(String typedName, String password, Caller caller) {
        String name = LoginNames.normal(typedName);
        Optional<Duration> wait = attempts.begin(PURPOSE, name, caller);
        if (wait.isPresent()) {
            LOG.warn("Sign-in from {} refused: too many attempts", caller.address());
            if (attempts.news(PURPOSE, caller)) {
                audit.refused(AuditEvent.of("auth.login_rate_limited"), "Too many attempts from this address");
            }
            return new SignInResult.TooMany(wait.get());
        }
        Optional<User> user = users.named(name).filter(User::enabled);
        String tried = password.length() > PasswordRules.LONGEST ? "" : password;
        boolean right = hasher.matches(
                tried, user.filter(User::hasPassword).map(User::passwordHash).orElse(NOBODYS_HASH));
        if (!right || user.isEmpty()) {
            LOG.warn("Sign-in from {} refused: wrong name or password", caller.address());
            // People type passwords into the field for the name, so only names that there are get written down.
            audit.refused(
                    AuditEvent.of("auth.login_failed")
                            .on("user", users.named(name).map(User::loginName).orElse("unknown name")),
                    "Wrong name or password");
            return new SignInResult.Wrong();
        }
        attempts.succeed(PURPOSE, name, caller);
        if (hasher.outdated(user.get().passwordHash())) {
            users.rehash(user.get(), hasher.hash(password));
        }
        return new SignInResult.Right(user.get());
    }
}
