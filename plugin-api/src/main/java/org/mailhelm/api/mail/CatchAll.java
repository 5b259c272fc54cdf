package org.mailhelm.api.mail;

import org.mailhelm.api.ApiStatus;
import org.mailhelm.api.DomainName;

/** What happens to mail for addresses of a domain that aren't there. Failures as in {@link MailHost}. */
@ApiStatus(since = "0.9")
public interface CatchAll {

    /** Whether {@link Discard} is understood. Constant and without network. */
    default boolean discards() {
        return true;
    }

    /** What happens now. */
    Rule read(DomainName domain);

    /** Changes it. */
    void write(DomainName domain, Rule rule);

    /** What happens. */
    @ApiStatus(since = "0.9")
    sealed interface Rule permits Refuse, Discard, DeliverTo {}

    /** The mail is refused while the sender is connected. */
    @ApiStatus(since = "0.9")
    record Refuse() implements Rule {}

    /** The mail is taken and thrown away. */
    @ApiStatus(since = "0.9")
    record Discard() implements Rule {}

    /**
     * The mail goes to an address.
     *
     * @param address anywhere
     */
    @ApiStatus(since = "0.9")
    record DeliverTo(MailAddress address) implements Rule {}
}
