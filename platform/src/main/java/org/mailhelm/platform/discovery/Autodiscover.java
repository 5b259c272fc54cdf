package org.mailhelm.platform.discovery;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.mailhelm.api.mail.ClientSettings.Endpoint;
import org.mailhelm.api.mail.ClientSettings.Protocol;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.platform.mail.Endpoints;
import org.mailhelm.platform.mail.ServedDomains.Served;

/** The answers to Outlook: "plain old XML" autodiscover, as MS-OXDSCLI describes it. */
final class Autodiscover {

    /** What Outlook says it can read, for mail by IMAP, POP and SMTP. */
    static final String SCHEMA = "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a";

    static final int INVALID_REQUEST = 600;
    static final int NO_SUCH_SCHEMA = 601;
    static final int NOT_FOUND = 500;

    private static final String ROOT = "http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006";

    private Autodiscover() {}

    /** The same for every address of the domain: whether the mailbox exists is nobody's business. */
    static String settings(Served domain, MailAddress address) {
        return Xml.document(xml -> xml.element(
                "Autodiscover",
                root -> root.element(
                        "Response",
                        response -> response.element("User", user -> user.leaf("DisplayName", address.toString()))
                                .element("Account", account -> {
                                    account.leaf("AccountType", "email").leaf("Action", "settings");
                                    for (Protocol protocol : Protocol.values()) {
                                        Endpoints.best(domain.settings(), protocol)
                                                .ifPresent(endpoint -> protocol(account, endpoint, address));
                                    }
                                }),
                        "xmlns",
                        SCHEMA),
                "xmlns",
                ROOT));
    }

    static String failure(int code, String message, LocalTime now) {
        return Xml.document(xml -> xml.element(
                "Autodiscover",
                root -> root.element(
                        "Response",
                        response -> response.element(
                                "Error",
                                error -> error.leaf("ErrorCode", Integer.toString(code))
                                        .leaf("Message", message)
                                        .leaf("DebugData", ""),
                                "Time",
                                DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSSS").format(now),
                                "Id",
                                "0")),
                "xmlns",
                ROOT));
    }

    private static void protocol(Xml account, Endpoint endpoint, MailAddress address) {
        boolean smtp = endpoint.protocol() == Protocol.SUBMISSION;
        account.element("Protocol", protocol -> {
            protocol.leaf("Type", smtp ? "SMTP" : endpoint.protocol() == Protocol.IMAP ? "IMAP" : "POP3")
                    .leaf("Server", endpoint.host())
                    .leaf("Port", Integer.toString(endpoint.port()))
                    .leaf("DomainRequired", "off")
                    .leaf("LoginName", address.toString())
                    .leaf("SPA", "off")
                    .leaf("SSL", "on")
                    .leaf("Encryption", Endpoints.implicit(endpoint) ? "SSL" : "TLS")
                    .leaf("AuthRequired", "on");
            if (smtp) {
                protocol.leaf("UsePOPAuth", "off").leaf("SMTPLast", "off");
            }
        });
    }
}
