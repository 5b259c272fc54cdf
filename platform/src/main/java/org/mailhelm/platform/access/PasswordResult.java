package org.mailhelm.platform.access;

import java.time.Duration;

/** How an attempt to change the own password ended. */
sealed interface PasswordResult {

    /** Changed; the browser that asked goes on with this token. */
    record Done(String token) implements PasswordResult {}

    /** What was typed into one field is wrong; an empty field means the whole form. */
    record Wrong(String field, String problem) implements PasswordResult {}

    /** Not even looked at. */
    record TooMany(Duration pause) implements PasswordResult {}
}
