package org.mailhelm.api.mail;

import java.util.Optional;
import org.mailhelm.api.ApiStatus;

/**
 * A mailbox.
 *
 * @param address its address, which is also the login name
 * @param quota how much it may hold
 * @param used how much it holds; empty when the system doesn't tell
 * @param sendLimit messages it may send in a day; empty when there is no such limit or the system doesn't tell
 * @param sentToday messages sent in the running day; empty when the system doesn't tell
 * @param suspended whether it can't be used for now
 */
@ApiStatus(since = "0.9")
public record Mailbox(
        MailAddress address,
        Quota quota,
        Optional<ByteSize> used,
        Optional<Integer> sendLimit,
        Optional<Integer> sentToday,
        boolean suspended) {}
