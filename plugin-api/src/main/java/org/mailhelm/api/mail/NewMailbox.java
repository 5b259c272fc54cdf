package org.mailhelm.api.mail;

import java.util.Optional;
import org.mailhelm.api.ApiStatus;
import org.mailhelm.api.Secret;

/**
 * A mailbox to create. The host has checked it against {@link MailHost#rules()}.
 *
 * @param address its address
 * @param password its first password
 * @param quota how much it may hold
 * @param sendLimit messages it may send in a day; empty leaves it to the system
 */
@ApiStatus(since = "0.9")
public record NewMailbox(MailAddress address, Secret password, Quota quota, Optional<Integer> sendLimit) {}
