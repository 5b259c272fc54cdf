package org.mailhelm.api.mail;

import java.util.List;
import org.mailhelm.api.ApiStatus;
import org.mailhelm.api.DomainName;

/** Forwarding of addresses. Failures as in {@link MailHost}. */
@ApiStatus(since = "0.9")
public interface Forwarders {

    /** Whether {@link Forwarder#DISCARD} and {@link Forwarder#FAIL} are understood. */
    boolean specialDestinations();

    /**
     * What somebody should know before mail goes to these destinations, one sentence each, as that the system will
     * filter spam more strictly. Without network.
     */
    default List<String> cautions(List<String> destinations) {
        return List.of();
    }

    /** All forwarders of a domain, in one call. */
    List<Forwarder> list(DomainName domain);

    /**
     * Creates a forwarder.
     *
     * @throws org.mailhelm.api.Failure.Conflict when the address is in use
     */
    void create(Forwarder forwarder);

    /**
     * Sets the destinations of a forwarder that is there. A system without such a call removes and creates; when the
     * second half fails, it puts back what was there before it fails.
     *
     * @throws org.mailhelm.api.Failure.NotFound when it isn't there
     */
    void replace(Forwarder forwarder);

    /** Removes a forwarder. Nothing happens when it isn't there. */
    void remove(MailAddress address);
}
