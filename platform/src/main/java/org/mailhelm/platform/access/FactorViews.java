package org.mailhelm.platform.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.mailhelm.platform.access.factor.FactorPolicy;
import org.mailhelm.platform.access.factor.FactorState;
import org.mailhelm.platform.access.factor.Factors;
import org.mailhelm.platform.access.factor.Passkeys;
import org.mailhelm.ui.access.FactorsView;

/** Second factors as the account page shows them. */
@Singleton
class FactorViews {

    private final Factors factors;
    private final Passkeys passkeys;
    private final FactorPolicy policy;

    @Inject
    FactorViews(Factors factors, Passkeys passkeys, FactorPolicy policy) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.policy = policy;
    }

    FactorsView of(SignedIn who, Instant now) {
        FactorState state = factors.of(who.userId());
        return new FactorsView(
                state.authenticator() ? ago(state.authenticatorSince(), now) : "",
                passkeys.of(who.userId()).stream()
                        .map(passkey -> new FactorsView.Row(
                                passkey.id(),
                                passkey.name(),
                                passkey.relyingParty(),
                                ago(passkey.created(), now),
                                passkey.used() == 0 ? "never" : ago(passkey.used(), now)))
                        .toList(),
                state.recoveryCodes(),
                policy.demand().means(who.rights()));
    }

    private static String ago(long millis, Instant now) {
        return Moments.ago(Instant.ofEpochMilli(millis), now);
    }
}
