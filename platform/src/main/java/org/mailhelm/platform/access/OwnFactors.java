package org.mailhelm.platform.access;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mailhelm.platform.access.factor.Authenticators;
import org.mailhelm.platform.access.factor.FactorPolicy;
import org.mailhelm.platform.access.factor.Factors;
import org.mailhelm.platform.access.factor.Passkey;
import org.mailhelm.platform.access.factor.PasskeyRefused;
import org.mailhelm.platform.access.factor.Passkeys;
import org.mailhelm.platform.access.factor.RecoveryCodes;
import org.mailhelm.platform.access.factor.RelyingParty;
import org.mailhelm.platform.audit.Actor;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.audit.Origin;
import org.mailhelm.platform.web.QrCodes;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.ui.access.AuthenticatorSetup;

/** What users do with their own second factors, signed in or about to be. The first one brings recovery codes along. */
@Singleton
class OwnFactors {

    private static final int LONGEST_NAME = 60;

    private final Authenticators authenticators;
    private final Passkeys passkeys;
    private final RecoveryCodes codes;
    private final Factors factors;
    private final FactorPolicy policy;
    private final Grants grants;
    private final Audit audit;
    private final TransactionOperations<Connection> transactions;

    @Inject
    OwnFactors(
            Authenticators authenticators,
            Passkeys passkeys,
            RecoveryCodes codes,
            Factors factors,
            FactorPolicy policy,
            Grants grants,
            Audit audit,
            TransactionOperations<Connection> transactions) {
        this.authenticators = authenticators;
        this.passkeys = passkeys;
        this.codes = codes;
        this.factors = factors;
        this.policy = policy;
        this.grants = grants;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** The app that a browser is setting up. */
    AuthenticatorSetup draft(User user, String browser, RelyingParty party) {
        Authenticators.Draft draft = authenticators.draft(browser, party.host(), user.loginName());
        return new AuthenticatorSetup(QrCodes.of(draft.address(), "Code for an authenticator app"), draft.secret());
    }

    /** Sets the app up when the code is right: the recovery codes to show, none when there are some already. */
    Optional<List<String>> setUpApp(User user, String browser, String code) {
        return transactions.executeWrite(status -> {
            if (!authenticators.confirm(browser, user.id(), code)) {
                return Optional.empty();
            }
            return Optional.of(added(user, "authenticator app"));
        });
    }

    /**
     * Keeps the passkey that a browser made: the recovery codes to show, none when there are some already.
     *
     * @throws PasskeyRefused when the answer is not right
     */
    List<String> addPasskey(User user, String browser, RelyingParty party, String name, String response) {
        Passkey passkey;
        try {
            // Not within the transaction of what follows, which would give a wrong answer its challenge back.
            passkey = passkeys.made(browser, party, user.id(), name, response);
        } catch (PasskeyRefused e) {
            audit.refused(by(user), AuditEvent.of("profile.factor_add").on("user", user.loginName()), e.why());
            throw e;
        }
        return transactions.executeWrite(status -> {
            passkeys.keep(passkey);
            return added(user, "passkey " + name);
        });
    }

    void removeApp(User user) {
        remove(user, "authenticator app", () -> authenticators.remove(user.id()));
    }

    /** False when the user has no such passkey. */
    boolean removePasskey(User user, String id) {
        Optional<Passkey> passkey = passkeys.of(user.id()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst();
        return passkey.isPresent()
                && remove(user, "passkey " + passkey.get().name(), () -> passkeys.remove(user.id(), id));
    }

    List<String> renewCodes(User user) {
        if (!factors.of(user.id()).any()) {
            throw Refused.conflict("Recovery codes stand in for a second factor. Set one up first.");
        }
        return audit.change(
                by(user),
                AuditEvent.of("profile.recovery_codes")
                        .on("user", user.loginName())
                        .says("new ones, the old ones are over"),
                () -> codes.renew(user.id()));
    }

    /** Whether the user must have one. */
    boolean required(User user) {
        return policy.demand().means(grants.of(user));
    }

    /** The name of a new passkey. */
    static String name(String typed, String agent) {
        String plain = typed.strip().replaceAll("\\p{Cntrl}", "");
        String name = plain.isEmpty() ? Devices.name(agent) : plain;
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    private List<String> added(User user, String what) {
        List<String> fresh = codes.left(user.id()) == 0 ? codes.renew(user.id()) : List.of();
        audit.done(
                by(user),
                AuditEvent.of("profile.factor_add").on("user", user.loginName()).says(what));
        return fresh;
    }

    private boolean remove(User user, String what, Supplier<Boolean> removal) {
        return transactions.executeWrite(status -> {
            if (factors.of(user.id()).single() && required(user)) {
                throw Refused.conflict(
                        "You must have a second factor. Set up another one before you remove the " + what + ".");
            }
            if (!removal.get()) {
                return false;
            }
            factors.tidy(user.id());
            audit.done(
                    by(user),
                    AuditEvent.of("profile.factor_remove")
                            .on("user", user.loginName())
                            .says(what));
            return true;
        });
    }

    private Origin by(User user) {
        return audit.origin().by(Actor.user(user.id(), user.loginName()));
    }
}
