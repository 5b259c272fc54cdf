package org.mailhelm.platform.mail;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row with the verdict on it.
 *
 * @param domain as the mail host knows it, or as it was sent when it is none
 * @param quota in MB
 * @param exists whether the mailbox is there already
 * @param duplicate whether an earlier good row is for the same mailbox
 */
record CheckedRow(
        int line,
        String domain,
        String username,
        String password,
        String recovery,
        @Nullable Long quota,
        @Nullable Integer limit,
        boolean needsPassword,
        boolean exists,
        boolean duplicate,
        List<String> errors) {

    /** Copies the list. */
    CheckedRow {
        errors = List.copyOf(errors);
    }

    /** Whether a mailbox can be made of it. */
    boolean valid() {
        return errors.isEmpty() && !needsPassword && !exists && !duplicate;
    }

    String address() {
        return domain.isEmpty() ? username : username + "@" + domain;
    }

    /** Why no mailbox is made of it; empty when one is. */
    Optional<String> obstacle() {
        if (!errors.isEmpty()) {
            return Optional.of(String.join(" ", errors));
        }
        if (duplicate) {
            return Optional.of("An earlier row is for the same mailbox.");
        }
        if (exists) {
            return Optional.of("The mailbox is there already and is left as it is.");
        }
        return needsPassword ? Optional.of("It has no password.") : Optional.empty();
    }

    CheckedRow asDuplicate() {
        return new CheckedRow(
                line, domain, username, password, recovery, quota, limit, needsPassword, exists, true, errors);
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "CheckedRow[" + line + " " + address() + "]";
    }
}
