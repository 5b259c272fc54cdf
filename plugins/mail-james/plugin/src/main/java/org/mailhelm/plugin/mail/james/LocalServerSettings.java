package org.mailhelm.plugin.mail.james;

import java.util.Optional;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.HostAndPort;
import org.mailhelm.api.Label;
import org.mailhelm.api.Secret;
import org.mailhelm.api.Setting;

/** How the local mail server runs. The defaults suit a fresh machine: nothing outside it can connect. */
public record LocalServerSettings(
        @Setting(
                label = "Open to other machines",
                help = "Off, only programs on this machine can connect. Switch it on once the public host name"
                        + " resolves to this machine.",
                env = "MAIL_OPEN",
                defaultValue = "false",
                group = "Reach")
        boolean open,

        @Setting(
                label = "Public host name",
                help = "The name that other servers and mail programs connect to, as in mail.example.com. It"
                        + " needs an A or AAAA record, and the address should resolve back to it.",
                env = "MAIL_HOSTNAME",
                example = "mail.example.com",
                group = "Reach")
        Optional<DomainName> hostName,

        @Setting(
                label = "Certificate file",
                help = "PEM chain for the public host name. Empty: a self-signed certificate is made, which"
                        + " mail programs warn about.",
                env = "MAIL_TLS_CERT_FILE",
                group = "Certificate")
        Optional<String> certificateFile,

        @Setting(
                label = "Key file",
                help = "PEM key of the certificate, unencrypted, in PKCS#8 form.",
                env = "MAIL_TLS_KEY_FILE",
                group = "Certificate")
        Optional<String> keyFile,

        @Setting(
                label = "SMTP port",
                help = "0 takes 25 when this program may, else 2525 or the next free one.",
                env = "MAIL_SMTP_PORT",
                defaultValue = "0",
                min = 0,
                max = 65535,
                group = "Ports")
        int smtpPort,

        @Setting(
                label = "Submission port",
                help = "For mail programs, with STARTTLS. 0 takes 587, else 2587 or the next free one.",
                env = "MAIL_SUBMISSION_PORT",
                defaultValue = "0",
                min = 0,
                max = 65535,
                group = "Ports")
        int submissionPort,

        @Setting(
                label = "Submission port with TLS",
                help = "For mail programs. 0 takes 465, else 2465 or the next free one.",
                env = "MAIL_SMTPS_PORT",
                defaultValue = "0",
                min = 0,
                max = 65535,
                group = "Ports")
        int submissionsPort,

        @Setting(
                label = "IMAP port",
                help = "With STARTTLS. 0 takes 143, else 2143 or the next free one.",
                env = "MAIL_IMAP_PORT",
                defaultValue = "0",
                min = 0,
                max = 65535,
                group = "Ports")
        int imapPort,

        @Setting(
                label = "IMAP port with TLS",
                help = "0 takes 993, else 2993 or the next free one.",
                env = "MAIL_IMAPS_PORT",
                defaultValue = "0",
                min = 0,
                max = 65535,
                group = "Ports")
        int imapsPort,

        @Setting(
                label = "Offer POP3",
                help = "For old mail programs that fetch mail and keep it on one device. Always with TLS.",
                env = "MAIL_POP3",
                defaultValue = "false",
                group = "Ports")
        boolean pop3,

        @Setting(
                label = "POP3 port with TLS",
                help = "Used when POP3 is offered. 0 takes 995, else 2995 or the next free one.",
                env = "MAIL_POP3S_PORT",
                defaultValue = "0",
                min = 0,
                max = 65535,
                group = "Ports")
        int pop3sPort,

        @Setting(
                label = "Smarthost",
                help = "Server that all outgoing mail is handed to, as host:port. Empty: mail goes straight to"
                        + " the recipients' servers, which many providers of machines block.",
                env = "MAIL_SMARTHOST",
                example = "smtp.example.net:587",
                group = "Sending")
        Optional<HostAndPort> smarthost,

        @Setting(label = "Smarthost user", env = "MAIL_SMARTHOST_USER", group = "Sending")
        Optional<String> smarthostUser,

        @Setting(label = "Smarthost password", env = "MAIL_SMARTHOST_PASSWORD", group = "Sending")
        Optional<Secret> smarthostPassword,

        @Setting(
                label = "Largest message in MiB",
                env = "MAIL_MAX_MESSAGE_MB",
                defaultValue = "50",
                min = 1,
                max = 200,
                group = "Limits")
        int messageMebibytes,

        @Setting(
                label = "Recipients of one message",
                env = "MAIL_MAX_RECIPIENTS",
                defaultValue = "100",
                min = 1,
                max = 10000,
                group = "Limits")
        int recipients,

        @Setting(
                label = "Messages of one mailbox a day",
                help = "What a mailbox may send from midnight to midnight (UTC) that has no limit of its own; each"
                        + " counts once, whatever the number of recipients. It bounds the harm of a stolen password.",
                env = "MAIL_SEND_LIMIT",
                defaultValue = "1000",
                min = 1,
                max = 100000,
                group = "Limits")
        int messagesADay,

        @Setting(
                label = "Failed sign-ins before an address is locked out",
                env = "MAIL_AUTH_FAILURE_LIMIT",
                defaultValue = "5",
                min = 1,
                max = 1000,
                group = "Limits")
        int failedSignIns,

        @Setting(
                label = "Seconds of a lockout",
                env = "MAIL_AUTH_FAILURE_LOCKOUT",
                defaultValue = "600",
                min = 1,
                max = 86400,
                group = "Limits")
        int lockoutSeconds,

        @Setting(
                label = "Addresses without limits",
                help = "IP addresses or CIDR ranges, parted by commas.",
                env = "MAIL_LIMIT_EXEMPT",
                defaultValue = "127.0.0.1,::1",
                group = "Limits")
        String exempt,

        @Setting(
                label = "Database address",
                help = "JDBC address of a PostgreSQL database for the mail. Empty: a file in the data folder.",
                env = "MAIL_DATABASE_URL",
                example = "jdbc:postgresql://db.example.com/mail",
                group = "Storage")
        Optional<String> databaseUrl,

        @Setting(label = "Database user", env = "MAIL_DATABASE_USER", group = "Storage")
        Optional<String> databaseUser,

        @Setting(label = "Database password", env = "MAIL_DATABASE_PASSWORD", group = "Storage")
        Optional<Secret> databasePassword,

        @Setting(
                label = "Heap in MiB",
                help = "Memory for the server's Java heap; the process as a whole takes about 150 MiB more.",
                env = "MAIL_HEAP_MB",
                defaultValue = "256",
                min = 128,
                max = 65536,
                group = "Server")
        int heapMebibytes,

        @Setting(label = "Log level", env = "MAIL_LOG_LEVEL", defaultValue = "INFO", group = "Server")
        LogLevel logLevel) {

    /** Refuses settings that contradict each other. */
    public LocalServerSettings {
        if (open && hostName.isEmpty()) {
            throw new Failure.InvalidInput(
                    "hostName", "Enter the public host name; other servers refuse mail from a server without one.");
        }
        if (certificateFile.isPresent() != keyFile.isPresent()) {
            throw new Failure.InvalidInput(
                    certificateFile.isPresent() ? "keyFile" : "certificateFile",
                    "A certificate and its key belong together; enter both files or none.");
        }
        if (databaseUrl.isPresent() && !databaseUrl.get().startsWith("jdbc:postgresql:")) {
            throw new Failure.InvalidInput("databaseUrl", "Only PostgreSQL is known here: begin with jdbc:postgresql:");
        }
    }

    /** How much the server writes into its log. */
    public enum LogLevel {
        /** Everything. */
        @Label("Everything")
        DEBUG,
        /** Each message and connection. */
        @Label("Messages and connections")
        INFO,
        /** What may need attention. */
        @Label("Warnings")
        WARN,
        /** What failed. */
        @Label("Errors")
        ERROR
    }
}
