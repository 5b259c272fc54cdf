package org.mailhelm.platform.access;

import java.time.Duration;

/** How an attempt to sign in ended. */
sealed interface SignInResult {

    /** Name and password are right. Nobody is signed in yet. */
    record Right(User user) implements SignInResult {}

    /** Name or password are wrong, or the account is disabled; nobody is told which. */
    record Wrong() implements SignInResult {}

    /** Not even looked at. */
    record TooMany(Duration pause) implements SignInResult {}
}
