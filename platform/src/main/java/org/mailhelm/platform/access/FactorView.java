package org.mailhelm.platform.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import org.mailhelm.platform.access.factor.FactorState;

/**
 * One's second factors over the API.
 *
 * @param authenticator whether there is an authenticator app
 * @param passkeys how many
 * @param recoveryCodes how many are left
 * @param required whether one must have one
 */
@Introspected
record FactorView(
        boolean authenticator,
        int passkeys,
        @JsonProperty("recovery_codes") int recoveryCodes,
        boolean required) {

    static FactorView of(FactorState state, boolean required) {
        return new FactorView(state.authenticator(), state.passkeys(), state.recoveryCodes(), required);
    }
}
