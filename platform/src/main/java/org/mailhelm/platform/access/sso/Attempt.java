package org.mailhelm.platform.access.sso;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A browser on its way to the provider and back.
 *
 * @param stateHash digest of what the browser carries there and back; good once
 * @param browserHash digest of the cookie of the browser that set out, which must be the one that returns
 * @param testId by which the result of a test is asked for
 * @param userId who connects, tests or proves it again, or was invited; empty for a sign-in
 * @param outcome of a test, as JSON
 */
@MappedEntity("access_sso_attempt")
record Attempt(
        @Id String stateHash,
        String testId,
        String browserHash,
        Purpose purpose,
        String userId,
        String invitationHash,
        String returnTo,
        String nonce,
        String verifier,
        String redirectUri,
        boolean used,
        String outcome,
        long expires) {

    /** What it is for. */
    enum Purpose {
        /** To sign in. */
        SIGN_IN,
        /** To connect an identity to the account of who is signed in. */
        CONNECT,
        /** To use an invitation without choosing a password. */
        INVITATION,
        /** To show again who sits at the browser, before something sensitive. */
        PROOF,
        /** To see what would be decided. */
        TEST;

        /** Whether it is for somebody who is signed in already, and who must still be on return. */
        boolean ofSomebody() {
            return this == CONNECT || this == PROOF || this == TEST;
        }
    }

    @Override
    public String toString() {
        return "Attempt[" + purpose + "]";
    }
}
