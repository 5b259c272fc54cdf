package org.mailhelm.platform.connection;

import java.time.Duration;
import java.time.Instant;

/**
 * What became of asking an outside system whether it works.
 *
 * @param message why it didn't, for people; empty when it did
 * @param retryable whether it may work later by itself
 */
public record TestResult(boolean passed, String message, boolean retryable, Instant at, Duration took) {}
