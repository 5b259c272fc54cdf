package org.mailhelm.platform.access;

import java.time.Duration;

/** How an attempt to sign in ended. */
sealed interface SignInResult {

    /** Signed in; the browser must send this token from now on. */
    record Done(String token) implements SignInResult {}

    /** Name or password are wrong, or the account is disabled; nobody is told which. */
    record Wrong() implements SignInResult {}

    /** Not even looked at. */
    record TooMany(Duration pause) implements SignInResult {}
}
