package org.mailhelm.platform.outgoing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.installation.InstallationSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what the installation itself has to say. Blocks until the relay has taken it. */
@Singleton
public class OutgoingMail {

    private static final Logger LOG = LoggerFactory.getLogger(OutgoingMail.class);

    private final InstallationSettings settings;
    private final Relay relay;
    private final Audit audit;

    @Inject
    OutgoingMail(InstallationSettings settings, Relay relay, Audit audit) {
        this.settings = settings;
        this.relay = relay;
        this.audit = audit;
    }

    /** Whether a relay is set up; whether it takes anything only sending shows. */
    public boolean ready() {
        return settings.find(MailSettings.class).filter(MailSettings::ready).isPresent();
    }

    /** Whether owners of mailboxes may be sent links to choose a new password, and use them. */
    public boolean resetLinks() {
        return settings.find(MailSettings.class)
                .filter(MailSettings::resetLinks)
                .isPresent();
    }

    /**
     * Sends a letter.
     *
     * @throws Failure when there is no relay, or it doesn't take the letter; written down then
     */
    public void send(Letter letter) {
        MailSettings now = settings.find(MailSettings.class)
                .filter(MailSettings::ready)
                .orElseThrow(() -> new Failure.Unavailable("Outgoing mail isn't set up.", false));
        try {
            relay.send(now, letter);
            LOG.info("Sent \"{}\"", letter.subject());
        } catch (Failure e) {
            LOG.warn("\"{}\" couldn't be sent: {}", letter.subject(), e.reason());
            audit.failed(
                    AuditEvent.of("smtp.send_failed").on("mail", letter.to()).is("subject", letter.subject()),
                    e.reason());
            throw e;
        }
    }
}
