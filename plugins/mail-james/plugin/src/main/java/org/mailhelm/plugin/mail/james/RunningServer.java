package org.mailhelm.plugin.mail.james;

import java.util.Optional;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.mail.ClientSettings;
import org.mailhelm.api.mail.MailServer;

/** What the driver must know about the server it drives, whoever runs it. */
interface RunningServer {

    /**
     * Waits until the server answers.
     *
     * @throws org.mailhelm.api.Failure.Unavailable when it does not in time
     */
    void awaitReady();

    /** The name that mail for a domain is sent to. */
    DomainName mailHostName(DomainName domain);

    ClientSettings clientSettings(DomainName domain);

    /** The parts of the server that are ours: catch-all, suspension and limits. Empty for a James without them. */
    Optional<OurParts> ourParts();

    /** @param messagesADay how many a mailbox may send that has no limit of its own */
    record OurParts(int messagesADay) {}

    /** Watching and steering it; empty for a server that others run. */
    Optional<MailServer> control();

    /** Lets go of it; one that was started for this connection is stopped. */
    void close();
}
