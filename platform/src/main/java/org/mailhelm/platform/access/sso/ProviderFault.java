package org.mailhelm.platform.access.sso;

import io.micronaut.http.HttpStatus;
import org.mailhelm.platform.web.Refused;

/** What can go wrong between us and a provider, as it is told to people. */
final class ProviderFault {

    private static final String PASSWORDS = " Signing in with a password works as always.";

    private ProviderFault() {}

    /** It can't be reached, or not in time. */
    static Refused unreachable(String why) {
        return Refused.with(
                HttpStatus.SERVICE_UNAVAILABLE,
                "provider_unavailable",
                "The identity provider can't be reached: " + why + PASSWORDS);
    }

    /** It answered what it shouldn't. */
    static Refused wrongAnswer(String what) {
        return Refused.with(
                HttpStatus.BAD_GATEWAY,
                "provider_answer",
                "The identity provider's answer can't be used: " + what + PASSWORDS);
    }
}
