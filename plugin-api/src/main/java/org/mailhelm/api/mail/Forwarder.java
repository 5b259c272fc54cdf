package org.mailhelm.api.mail;

import java.util.List;
import org.mailhelm.api.ApiStatus;

/**
 * An address whose mail goes elsewhere.
 *
 * @param address the address
 * @param destinations where its mail goes, at least one: mail addresses, or one of {@link #DISCARD} and {@link #FAIL}
 */
@ApiStatus(since = "0.9")
public record Forwarder(MailAddress address, List<String> destinations) {

    /** The mail is taken and thrown away. */
    public static final String DISCARD = ":blackhole:";

    /** The mail is refused. */
    public static final String FAIL = ":fail:";

    /** Keeps a copy. */
    public Forwarder {
        destinations = List.copyOf(destinations);
        if (destinations.isEmpty()) {
            throw new IllegalArgumentException("a forwarder needs a destination");
        }
    }
}
