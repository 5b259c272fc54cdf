package org.mailhelm.platform.discovery;

import org.mailhelm.api.mail.ClientSettings.Endpoint;
import org.mailhelm.api.mail.ClientSettings.Protocol;
import org.mailhelm.platform.mail.Endpoints;
import org.mailhelm.platform.mail.ServedDomains.Served;

/** The answer to Thunderbird, K-9, Evolution and others: the configuration file, version 1.1, of Mozilla. */
final class Autoconfig {

    private Autoconfig() {}

    static String of(Served domain) {
        String name = domain.name().value();
        return Xml.document(xml -> xml.element(
                "clientConfig",
                config -> config.element(
                        "emailProvider",
                        provider -> {
                            provider.leaf("domain", name);
                            provider.leaf("displayName", domain.shown());
                            provider.leaf("displayShortName", domain.shown());
                            domain.settings().endpoints().forEach(endpoint -> server(provider, endpoint));
                            domain.settings()
                                    .webmail()
                                    .ifPresent(address -> provider.element(
                                            "webMail",
                                            webmail -> webmail.element(
                                                    "loginPage", page -> {}, "url", address.toString())));
                        },
                        "id",
                        name),
                "version",
                "1.1"));
    }

    private static void server(Xml provider, Endpoint endpoint) {
        boolean out = endpoint.protocol() == Protocol.SUBMISSION;
        provider.element(
                out ? "outgoingServer" : "incomingServer",
                server -> server.leaf("hostname", endpoint.host())
                        .leaf("port", Integer.toString(endpoint.port()))
                        .leaf("socketType", Endpoints.implicit(endpoint) ? "SSL" : "STARTTLS")
                        .leaf("authentication", "password-cleartext")
                        .leaf("username", "%EMAILADDRESS%"),
                "type",
                out ? "smtp" : endpoint.protocol() == Protocol.IMAP ? "imap" : "pop3");
    }
}
