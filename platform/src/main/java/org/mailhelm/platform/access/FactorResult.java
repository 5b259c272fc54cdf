package org.mailhelm.platform.access;

import java.time.Duration;

/** How an attempt to prove a second time who one is ended. */
sealed interface FactorResult {

    /** It was right; {@code method} says what it was, for the audit. */
    record Right(String method) implements FactorResult {}

    /** It was not; the problem is for the user. */
    record Wrong(String problem) implements FactorResult {}

    /** Not even looked at. */
    record TooMany(Duration pause) implements FactorResult {}
}
