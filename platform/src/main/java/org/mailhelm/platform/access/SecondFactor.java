package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.mailhelm.platform.access.caller.Caller;
import org.mailhelm.platform.access.caller.Callers;
import org.mailhelm.platform.access.factor.Authenticators;
import org.mailhelm.platform.access.factor.PasskeyRefused;
import org.mailhelm.platform.access.factor.Passkeys;
import org.mailhelm.platform.access.factor.RecoveryCodes;
import org.mailhelm.platform.access.factor.RelyingParty;
import org.mailhelm.platform.audit.Actor;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks second factors, as limited as passwords are. */
@Singleton
class SecondFactor {

    static final String CODE = "code";
    static final String RECOVERY = "recovery";
    static final String PASSKEY = "response";

    private static final Logger LOG = LoggerFactory.getLogger(SecondFactor.class);
    private static final String PURPOSE = "factor";
    private static final int LONGEST_CODE = 40;

    private final Authenticators authenticators;
    private final RecoveryCodes codes;
    private final Passkeys passkeys;
    private final Attempts attempts;
    private final Callers callers;
    private final Audit audit;

    @Inject
    SecondFactor(
            Authenticators authenticators,
            RecoveryCodes codes,
            Passkeys passkeys,
            Attempts attempts,
            Callers callers,
            Audit audit) {
        this.authenticators = authenticators;
        this.codes = codes;
        this.passkeys = passkeys;
        this.attempts = attempts;
        this.callers = callers;
        this.audit = audit;
    }

    /**
     * Checks whichever of the factors a form was sent with.
     *
     * @param browser what a challenge was handed out to
     * @param alone whether nothing else was asked for
     */
    FactorResult check(HttpRequest<?> request, User user, String browser, boolean alone, Map<String, String> form) {
        Caller caller = callers.of(request);
        Optional<Duration> wait = attempts.begin(PURPOSE, user.loginName(), caller);
        if (wait.isPresent()) {
            LOG.warn("Second factor of {} from {} refused: too many attempts", user.loginName(), caller.address());
            if (attempts.news(PURPOSE, caller)) {
                refused(user, "Too many attempts");
            }
            return new FactorResult.TooMany(wait.get());
        }
        FactorResult result = look(user, browser, RelyingParty.of(caller), alone, form);
        if (result instanceof FactorResult.Right) {
            attempts.succeed(PURPOSE, user.loginName(), caller);
        } else {
            LOG.warn("Second factor of {} from {} refused", user.loginName(), caller.address());
        }
        return result;
    }

    private FactorResult look(User user, String browser, RelyingParty party, boolean alone, Map<String, String> form) {
        String passkey = form.getOrDefault(PASSKEY, "");
        if (!passkey.isEmpty()) {
            try {
                passkeys.verify(browser, party, Optional.of(user.id()), alone, passkey);
                return new FactorResult.Right("passkey");
            } catch (PasskeyRefused e) {
                refused(user, "Passkey: " + e.why());
                return new FactorResult.Wrong("This passkey was not accepted. Try again, or use something else.");
            }
        }
        String recovery = form.getOrDefault(RECOVERY, "");
        if (!recovery.isBlank()) {
            return code(recovery, () -> codes.use(user.id(), recovery))
                    ? new FactorResult.Right("recovery code, " + codes.left(user.id()) + " left")
                    : wrong(
                            user,
                            "Wrong recovery code",
                            "This is none of your recovery codes, or it was used already.");
        }
        String typed = form.getOrDefault(CODE, "");
        return code(typed, () -> authenticators.check(user.id(), typed))
                ? new FactorResult.Right("code of the authenticator app")
                : wrong(
                        user,
                        "Wrong code",
                        "This code is wrong or was used already. Wait for the next one, and check the clock of your"
                                + " phone.");
    }

    private static boolean code(String typed, Supplier<Boolean> check) {
        return !typed.isBlank() && typed.length() <= LONGEST_CODE && check.get();
    }

    private FactorResult wrong(User user, String why, String problem) {
        refused(user, why);
        return new FactorResult.Wrong(problem);
    }

    private void refused(User user, String why) {
        audit.refused(
                audit.origin().by(Actor.user(user.id(), user.loginName())),
                AuditEvent.of("auth.factor_failed").on("user", user.loginName()),
                why);
    }
}
