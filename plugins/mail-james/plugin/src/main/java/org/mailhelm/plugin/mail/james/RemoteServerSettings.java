package org.mailhelm.plugin.mail.james;

import java.net.URI;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Secret;
import org.mailhelm.api.Setting;

/** How to reach a James that others run, and what people enter in their mail programs to reach it. */
public record RemoteServerSettings(
        @Setting(
                label = "WebAdmin address",
                help = "The administration of the James server as Mailhelm reaches it. Never let it be reached from the"
                        + " internet without a token and TLS.",
                env = "JAMES_URL",
                example = "https://james.example.com:8000",
                order = 1)
        URI url,

        @Setting(
                label = "Token",
                help = "Sent as bearer token: a JWT where webadmin.properties has jwt.enabled=true.",
                env = "JAMES_TOKEN",
                order = 2)
        Secret token,

        @Setting(
                label = "Public host name",
                help = "The name that MX records and mail programs use.",
                env = "JAMES_HOSTNAME",
                example = "mail.example.com",
                order = 3)
        DomainName hostName,

        @Setting(
                label = "Submission port",
                help = "With STARTTLS. 0 when it is not offered.",
                env = "JAMES_SUBMISSION_PORT",
                defaultValue = "587",
                min = 0,
                max = 65535,
                group = "Mail programs",
                order = 4)
        int submissionPort,

        @Setting(
                label = "Submission port with TLS",
                help = "0 when it is not offered.",
                env = "JAMES_SMTPS_PORT",
                defaultValue = "465",
                min = 0,
                max = 65535,
                group = "Mail programs",
                order = 5)
        int submissionsPort,

        @Setting(
                label = "IMAP port",
                help = "With STARTTLS. 0 when it is not offered.",
                env = "JAMES_IMAP_PORT",
                defaultValue = "0",
                min = 0,
                max = 65535,
                group = "Mail programs",
                order = 6)
        int imapPort,

        @Setting(
                label = "IMAP port with TLS",
                help = "0 when it is not offered.",
                env = "JAMES_IMAPS_PORT",
                defaultValue = "993",
                min = 0,
                max = 65535,
                group = "Mail programs",
                order = 7)
        int imapsPort,

        @Setting(
                label = "POP3 port with TLS",
                help = "0 when it is not offered.",
                env = "JAMES_POP3S_PORT",
                defaultValue = "0",
                min = 0,
                max = 65535,
                group = "Mail programs",
                order = 8)
        int pop3sPort) {}
