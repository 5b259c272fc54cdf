package org.mailhelm.platform.access;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.mailhelm.platform.access.caller.Caller;
import org.mailhelm.platform.access.password.PasswordHasher;
import org.mailhelm.platform.access.password.PasswordRules;
import org.mailhelm.platform.audit.Actor;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs people in by name and password. */
@Singleton
class SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
    private static final String PURPOSE = "sign-in";
    // Of no password. An unknown name costs the same time as a wrong password.
    private static final String NOBODYS_HASH =
            "$argon2id$v=19$m=19456,t=2,p=1$" + "bWFpbGhlbG0tbm9ib2R5cw$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final Users users;
    private final Sessions sessions;
    private final PasswordHasher hasher;
    private final Attempts attempts;
    private final Audit audit;

    SignIn(Users users, Sessions sessions, PasswordHasher hasher, Attempts attempts, Audit audit) {
        this.users = users;
        this.sessions = sessions;
        this.hasher = hasher;
        this.attempts = attempts;
        this.audit = audit;
    }

    SignInResult signIn(String typedName, String password, Caller caller, String agent) {
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
        boolean right = hasher.matches(tried, user.map(User::passwordHash).orElse(NOBODYS_HASH));
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
        LOG.info("{} signed in from {}", name, caller.address());
        String token = audit.change(
                audit.origin().by(Actor.user(user.get().id(), name)),
                AuditEvent.of("auth.login").on("user", name).says("with password, " + Devices.name(agent)),
                () -> sessions.start(user.get(), caller, agent));
        return new SignInResult.Done(token);
    }
}
