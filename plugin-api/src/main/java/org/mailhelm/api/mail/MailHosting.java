package org.mailhelm.api.mail;

import org.mailhelm.api.ApiStatus;
import org.mailhelm.api.DomainName;

/** Switching the mail of a domain off and on. Its state is {@link MailDomain#mailHosting()}. */
@ApiStatus(since = "0.9")
public interface MailHosting {

    /**
     * Switches on or off. Nothing happens when it is so already.
     *
     * @throws org.mailhelm.api.Failure.NotFound when the system doesn't host the domain
     */
    void change(DomainName domain, boolean on);
}
