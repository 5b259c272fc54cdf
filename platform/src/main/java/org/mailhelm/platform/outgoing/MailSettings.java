package org.mailhelm.platform.outgoing;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.api.Setting;

/** The relay that takes the installation's mail. */
record MailSettings(
        @Setting(
                label = "Server",
                help = "Name or address of the relay. Without one, no mail is sent.",
                env = "RESET_SMTP_HOST",
                example = "smtp.example.com",
                max = 253,
                group = "Relay")
        Optional<String> host,

        @Setting(
                label = "Port",
                help = "465 speaks TLS from the first byte.",
                env = "RESET_SMTP_PORT",
                defaultValue = "587",
                min = 1,
                max = 65_535,
                group = "Relay")
        int port,

        @Setting(
                label = "Encryption",
                help = "Off only for a relay on this machine or in a network of your own: a password would be readable"
                        + " on the way.",
                env = "RESET_SMTP_USE_TLS",
                defaultValue = "true",
                group = "Relay")
        boolean tls,

        @Setting(
                label = "User",
                help = "Empty for a relay that asks nobody to sign in.",
                env = "RESET_SMTP_USER",
                max = 320,
                group = "Relay")
        Optional<String> user,

        @Setting(
                label = "Password",
                help = "Read from the environment alone, never stored.",
                env = "RESET_SMTP_PASSWORD",
                envOnly = true,
                group = "Relay")
        Optional<Secret> password,

        @Setting(
                label = "Sender",
                help = "The address that mail comes from, with a name where you like.",
                env = "RESET_SMTP_FROM",
                example = "Mail <no-reply@example.com>",
                max = 320,
                group = "Messages")
        Optional<String> from,

        @Setting(
                label = "Links to choose a new password",
                help = "Whether the owner of a mailbox may be sent a link, to the recovery address. While it is off,"
                        + " links that are on their way don't work either.",
                env = "MAILBOX_RESET_ENABLED",
                defaultValue = "true",
                group = "Messages")
        boolean resetLinks) {

    static final int IMPLICIT_TLS = 465;

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:-]+");

    MailSettings {
        host.filter(name -> !HOST.matcher(name).matches()).ifPresent(name -> {
            throw new Failure.InvalidInput("host", "Enter a name or an address, without a port.");
        });
        user.filter(MailSettings::broken).ifPresent(name -> {
            throw new Failure.InvalidInput("user", "Write it in one line.");
        });
        from.ifPresent(MailSettings::sender);
        if (host.isPresent() && from.isEmpty()) {
            throw new Failure.InvalidInput("from", "Enter the address that mail comes from.");
        }
    }

    /** Whether mail can be handed over. */
    boolean ready() {
        return host.isPresent() && from.isPresent();
    }

    static InternetAddress sender(String text) {
        try {
            if (broken(text)) {
                throw new AddressException("more than one line");
            }
            InternetAddress[] parsed = InternetAddress.parse(text, true);
            if (parsed.length == 1 && parsed[0].getAddress().indexOf('@') > 0) {
                return parsed[0];
            }
        } catch (AddressException e) {
            // Told below, as any other text that is no single address.
        }
        throw new Failure.InvalidInput(
                "from", "Enter one address, as in no-reply@example.com or Mail <no-reply@example.com>.");
    }

    private static boolean broken(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
