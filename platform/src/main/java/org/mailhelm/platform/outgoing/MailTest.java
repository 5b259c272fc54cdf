package org.mailhelm.platform.outgoing;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.installation.InstallationSettings;
import org.mailhelm.platform.web.Refused;

/** Sends a message to whoever asks, with settings that may not be saved yet. */
@Singleton
class MailTest {

    private final InstallationSettings settings;
    private final Relay relay;
    private final Recipient recipient;
    private final Audit audit;

    @Inject
    MailTest(InstallationSettings settings, Relay relay, Recipient recipient, Audit audit) {
        this.settings = settings;
        this.relay = relay;
        this.recipient = recipient;
        this.audit = audit;
    }

    /**
     * Sends one; the address it went to.
     *
     * @throws Refused when something is missing
     * @throws Failure when the relay can't be reached or doesn't take it
     */
    String send(HttpRequest<?> request, MailSettings tried) {
        String to = recipient
                .of(request)
                .orElseThrow(() -> Refused.invalid(
                        "to", "You have no e-mail address here to send to. Enter one on your account page first."));
        if (!tried.ready()) {
            throw Refused.invalid(
                    tried.host().isEmpty() ? "host" : "from", "A server and a sender are needed to send anything.");
        }
        // Whoever may try servers must not have the password sent to one of their own.
        if (tried.user().isPresent() && tried.password().isPresent() && !sameRelay(tried)) {
            throw Refused.invalid(
                    "host", "The password is sent to the saved server and port alone. Save first, then test.");
        }
        Letter letter = new Letter(
                to,
                "Test message from Mailhelm",
                "This message shows that Mailhelm can send mail with the settings that were tested.\n");
        audit.outside(AuditEvent.of("settings.smtp_test").on("mail", to), () -> relay.send(tried, letter));
        return to;
    }

    private boolean sameRelay(MailSettings tried) {
        Optional<MailSettings> saved = settings.find(MailSettings.class);
        return saved.filter(each -> each.host().equals(tried.host())
                        && each.port() == tried.port()
                        // Without TLS, anybody on the way would get it.
                        && (tried.tls() || !each.tls()))
                .isPresent();
    }
}
