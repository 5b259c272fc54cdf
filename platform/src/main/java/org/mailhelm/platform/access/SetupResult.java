package org.mailhelm.platform.access;

import java.time.Duration;
import java.util.Map;

/** How an attempt to set up ended. */
sealed interface SetupResult {

    /** The administrator was made and is signed in with this token. */
    record Done(String token) implements SetupResult {}

    /** Something typed is wrong, by field. */
    record Wrong(Map<String, String> errors) implements SetupResult {}

    /** Not even looked at. */
    record TooMany(Duration pause) implements SetupResult {}

    /** There is an administrator already. */
    record Over() implements SetupResult {}
}
