package org.mailhelm.platform.discovery;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mailhelm.api.mail.ClientSettings;
import org.mailhelm.api.mail.ClientSettings.Endpoint;
import org.mailhelm.api.mail.ClientSettings.Protocol;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.platform.mail.Endpoints;

/** A configuration profile for iPhone, iPad and Mac. It holds no password: the device asks for it. */
final class AppleProfile {

    static final String TYPE = "application/x-apple-aspen-config";

    private static final String DOCTYPE = "<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" "
            + "\"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n";

    private AppleProfile() {}

    /** Nothing where there is no way to read mail or none to send it. */
    static Optional<String> of(ClientSettings settings, MailAddress address) {
        Optional<Endpoint> in =
                Endpoints.best(settings, Protocol.IMAP).or(() -> Endpoints.best(settings, Protocol.POP3));
        Optional<Endpoint> out = Endpoints.best(settings, Protocol.SUBMISSION);
        return in.isEmpty() || out.isEmpty() ? Optional.empty() : Optional.of(plist(address, in.get(), out.get()));
    }

    private static String plist(MailAddress address, Endpoint in, Endpoint out) {
        String mail = address.toString();
        return Xml.document(
                DOCTYPE,
                xml -> xml.element(
                        "plist",
                        plist -> plist.element("dict", profile -> {
                            profile.leaf("key", "PayloadContent")
                                    .element(
                                            "array",
                                            content -> content.element(
                                                    "dict", account -> account(account, mail, in, out)));
                            text(profile, "PayloadDescription", "Sets up the mailbox " + mail + ".");
                            text(profile, "PayloadDisplayName", mail);
                            text(profile, "PayloadIdentifier", identifier(address));
                            profile.leaf("key", "PayloadRemovalDisallowed").element("false", none -> {});
                            text(profile, "PayloadType", "Configuration");
                            // The same address makes the same profile, so that a second one replaces the first.
                            text(profile, "PayloadUUID", uuid("profile " + mail));
                            number(profile, "PayloadVersion", 1);
                        }),
                        "version",
                        "1.0"));
    }

    private static void account(Xml account, String mail, Endpoint in, Endpoint out) {
        text(account, "EmailAccountDescription", mail);
        text(account, "EmailAccountType", in.protocol() == Protocol.IMAP ? "EmailTypeIMAP" : "EmailTypePOP");
        text(account, "EmailAddress", mail);
        server(account, "Incoming", in, mail);
        server(account, "Outgoing", out, mail);
        account.leaf("key", "OutgoingPasswordSameAsIncomingPassword").element("true", none -> {});
        text(account, "PayloadDescription", "Mail");
        text(account, "PayloadDisplayName", mail);
        text(account, "PayloadIdentifier", "org.mailhelm.mail.account." + uuid("account " + mail));
        text(account, "PayloadType", "com.apple.mail.managed");
        text(account, "PayloadUUID", uuid("account " + mail));
        number(account, "PayloadVersion", 1);
    }

    private static void server(Xml account, String direction, Endpoint endpoint, String mail) {
        text(account, direction + "MailServerAuthentication", "EmailAuthPassword");
        text(account, direction + "MailServerHostName", endpoint.host());
        number(account, direction + "MailServerPortNumber", endpoint.port());
        account.leaf("key", direction + "MailServerUseSSL").element("true", none -> {});
        text(account, direction + "MailServerUsername", mail);
    }

    private static void text(Xml dict, String key, String value) {
        dict.leaf("key", key).leaf("string", value);
    }

    private static void number(Xml dict, String key, int value) {
        dict.leaf("key", key).leaf("integer", Integer.toString(value));
    }

    private static String identifier(MailAddress address) {
        return "org.mailhelm.mail." + uuid("profile " + address).toLowerCase(Locale.ROOT);
    }

    private static String uuid(String what) {
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8))
                .toString()
                .toUpperCase(Locale.ROOT);
    }
}
