package org.mailhelm.platform.access.factor;

/**
 * What second factors a user has.
 *
 * @param authenticator whether there is an authenticator app
 * @param authenticatorSince when it was set up, in milliseconds; 0 for none
 * @param passkeys how many
 * @param recoveryCodes how many are left
 */
public record FactorState(boolean authenticator, long authenticatorSince, int passkeys, int recoveryCodes) {

    /** Whether there is any; recovery codes alone are none. */
    public boolean any() {
        return authenticator || passkeys > 0;
    }

    /** Whether it is the only one. */
    public boolean single() {
        return passkeys + (authenticator ? 1 : 0) == 1;
    }
}
