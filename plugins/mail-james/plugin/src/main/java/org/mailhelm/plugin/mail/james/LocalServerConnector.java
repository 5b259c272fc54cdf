package org.mailhelm.plugin.mail.james;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.mailhelm.api.ConnectorDescription;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.Secret;
import org.mailhelm.api.mail.ClientSettings;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.api.mail.MailHostConnector;
import org.mailhelm.plugin.mail.james.server.ServerFiles;
import org.mailhelm.plugin.mail.james.server.ServerPlan;
import org.mailhelm.plugin.mail.james.server.ServerSupervisor;
import org.mailhelm.plugin.mail.james.server.Workspace;
import org.pf4j.Extension;

/** Mail on this machine: starts a server of its own and hosts domains on it. */
@Extension
public final class LocalServerConnector implements MailHostConnector<LocalServerSettings> {

    /** The listeners. */
    @SuppressWarnings("ImmutableEnumChecker") // of values that never change, by types that cannot say so
    enum Use {
        SMTP("port.smtp", "SMTP", 25, 2525, LocalServerSettings::smtpPort, Optional.empty()),
        SUBMISSION(
                "port.submission",
                "Submission",
                587,
                2587,
                LocalServerSettings::submissionPort,
                how(ClientSettings.Protocol.SUBMISSION, ClientSettings.Security.STARTTLS)),
        SUBMISSIONS(
                "port.submissions",
                "Submission with TLS",
                465,
                2465,
                LocalServerSettings::submissionsPort,
                how(ClientSettings.Protocol.SUBMISSION, ClientSettings.Security.TLS)),
        IMAP(
                "port.imap",
                "IMAP",
                143,
                2143,
                LocalServerSettings::imapPort,
                how(ClientSettings.Protocol.IMAP, ClientSettings.Security.STARTTLS)),
        IMAPS(
                "port.imaps",
                "IMAPS",
                993,
                2993,
                LocalServerSettings::imapsPort,
                how(ClientSettings.Protocol.IMAP, ClientSettings.Security.TLS)),
        POP3S(
                "port.pop3s",
                "POP3S",
                995,
                2995,
                LocalServerSettings::pop3sPort,
                how(ClientSettings.Protocol.POP3, ClientSettings.Security.TLS));

        private final String key;
        private final String protocol;
        private final int standardPort;
        private final int otherPort;
        private final ToIntFunction<LocalServerSettings> wanted;
        private final Optional<How> forMailPrograms;

        Use(
                String key,
                String protocol,
                int standardPort,
                int otherPort,
                ToIntFunction<LocalServerSettings> wanted,
                Optional<How> forMailPrograms) {
            this.key = key;
            this.protocol = protocol;
            this.standardPort = standardPort;
            this.otherPort = otherPort;
            this.wanted = wanted;
            this.forMailPrograms = forMailPrograms;
        }

        String protocol() {
            return protocol;
        }

        Optional<How> forMailPrograms() {
            return forMailPrograms;
        }

        boolean offered(LocalServerSettings settings) {
            return this != POP3S || settings.pop3();
        }

        ServerPlan.ServicePort port(LocalServerSettings settings) {
            return new ServerPlan.ServicePort(key, protocol, standardPort, otherPort, wanted.applyAsInt(settings));
        }

        private static Optional<How> how(ClientSettings.Protocol protocol, ClientSettings.Security security) {
            return Optional.of(new How(protocol, security));
        }
    }

    /** How mail programs use a listener. */
    record How(ClientSettings.Protocol protocol, ClientSettings.Security security) {}

    @Override
    public ConnectorDescription description() {
        return ConnectorDescription.of(
                        "james-local",
                        "Local mail server",
                        "Runs a mail server (Apache James) on this machine and hosts domains on it.")
                .withFirstConnection("Local mail server");
    }

    @Override
    public Class<LocalServerSettings> settingsType() {
        return LocalServerSettings.class;
    }

    /** Two of them would take each other's ports and files. */
    @Override
    public boolean exclusive() {
        return true;
    }

    @Override
    public MailHost open(LocalServerSettings settings, PluginContext context) {
        Workspace workspace = new Workspace(context.dataDirectory());
        AdminClients clients = new AdminClients(context, new AdminFailures("Restart it on the server page."));
        ServerSupervisor supervisor = new ServerSupervisor(
                plan(settings), workspace, files(), clients::ready, context.clock(), context.logger());
        LocalServer server = new LocalServer(settings, supervisor, clients, context.logger());
        supervisor.start();
        return new JamesMailHost(new WebAdmin(server::client), server, Optional.of(new DomainKeys(workspace.dkim())));
    }

    private static ServerFiles files() {
        try {
            return ServerFiles.besides(LocalServerConnector.class);
        } catch (IOException e) {
            throw new Failure.Unavailable("The mail server's files are not found. Install the plugin again.", false, e);
        }
    }

    private static ServerPlan plan(LocalServerSettings settings) {
        List<ServerPlan.ServicePort> ports = new ArrayList<>();
        for (Use use : Use.values()) {
            if (use.offered(settings)) {
                ports.add(use.port(settings));
            }
        }
        return new ServerPlan(
                settings.hostName().map(DomainName::value).orElse("localhost"),
                settings.open(),
                ports,
                settings.certificateFile()
                        .flatMap(certificate ->
                                settings.keyFile().map(key -> new ServerPlan.PemFiles(certificate, key))),
                settings.heapMebibytes(),
                configuration(settings));
    }

    private static Map<String, String> configuration(LocalServerSettings settings) {
        Map<String, String> values = new HashMap<>();
        values.put("limit.message.bytes", Integer.toString(settings.messageMebibytes() * 1024 * 1024));
        values.put("limit.recipients", Integer.toString(settings.recipients()));
        values.put("limit.messages.day", Integer.toString(settings.messagesADay()));
        values.put("limit.signin.failures", Integer.toString(settings.failedSignIns()));
        values.put("limit.signin.lockout.seconds", Integer.toString(settings.lockoutSeconds()));
        values.put("limit.exempt", settings.exempt());
        values.put("log.level", settings.logLevel().name());
        settings.smarthost().ifPresent(smarthost -> {
            values.put("smarthost.host", smarthost.host());
            values.put("smarthost.port", Integer.toString(smarthost.port()));
        });
        settings.smarthostUser().ifPresent(user -> values.put("smarthost.user", user));
        settings.smarthostPassword()
                .map(Secret::reveal)
                .ifPresent(password -> values.put("smarthost.password", password));
        settings.databaseUrl().ifPresent(url -> values.put("database.url", url));
        settings.databaseUser().ifPresent(user -> values.put("database.user", user));
        settings.databasePassword()
                .map(Secret::reveal)
                .ifPresent(password -> values.put("database.password", password));
        return values;
    }
}
