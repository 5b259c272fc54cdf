package org.mailhelm.api.mail;

import org.mailhelm.api.ApiStatus;

/** Suspending a mailbox: no sign-in, while its mail stays. Its state is {@link Mailbox#suspended()}. */
@ApiStatus(since = "0.9")
public interface Suspension {

    /**
     * Suspends or resumes. Nothing happens when it is so already.
     *
     * @throws org.mailhelm.api.Failure.NotFound when the mailbox isn't there
     */
    void change(MailAddress address, boolean suspended);
}
