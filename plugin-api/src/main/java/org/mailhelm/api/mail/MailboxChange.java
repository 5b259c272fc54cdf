package org.mailhelm.api.mail;

import java.util.Optional;
import org.mailhelm.api.ApiStatus;
import org.mailhelm.api.Secret;

/**
 * What to change in a mailbox; what is empty stays.
 *
 * @param password the new password
 * @param quota the new quota
 * @param sendLimit the new limit of messages a day
 */
@ApiStatus(since = "0.9")
public record MailboxChange(Optional<Secret> password, Optional<Quota> quota, Optional<Integer> sendLimit) {

    /** Only the password. */
    public static MailboxChange password(Secret password) {
        return new MailboxChange(Optional.of(password), Optional.empty(), Optional.empty());
    }

    /** Only the quota. */
    public static MailboxChange quota(Quota quota) {
        return new MailboxChange(Optional.empty(), Optional.of(quota), Optional.empty());
    }

    /** Only the limit of messages a day. */
    public static MailboxChange sendLimit(int limit) {
        return new MailboxChange(Optional.empty(), Optional.empty(), Optional.of(limit));
    }
}
