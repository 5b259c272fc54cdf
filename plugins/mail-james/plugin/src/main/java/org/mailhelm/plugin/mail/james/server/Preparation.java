package org.mailhelm.plugin.mail.james.server;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.mailhelm.api.HostAndPort;
import org.mailhelm.api.Secret;
import org.mailhelm.api.mail.MailServer;

/** Makes everything that a start of the server needs: files, certificate, ports, token, configuration. */
final class Preparation {
    private final ServerPlan plan;
    private final Workspace workspace;
    private final ServerFiles files;
    private final Clock clock;

    Preparation(ServerPlan plan, Workspace workspace, ServerFiles files, Clock clock) {
        this.plan = plan;
        this.workspace = workspace;
        this.files = files;
        this.clock = clock;
    }

    Prepared prepare() throws IOException, InterruptedException {
        workspace.create();
        Path library = files.folder(workspace.folder());
        String password = workspace.keyStorePassword();
        ServerCertificate certificate = new ServerCertificate(workspace.keyStore(), password);
        if (plan.certificate().isPresent()) {
            certificate.take(plan.certificate().get());
        } else {
            certificate.makeOwn(plan.hostName(), clock.instant());
        }
        PortChoice choice = new PortChoice(plan.bindAddress());
        Map<ServerPlan.ServicePort, Integer> ports = choice.choose(plan.services());
        int administration = choice.ephemeral();
        String token = Workspace.random();
        PrivateFiles.write(workspace.token(), token);
        PrivateFiles.write(workspace.configuration(), configuration(ports, administration, password));
        List<MailServer.Listener> listeners = ports.entrySet().stream()
                .map(entry -> new MailServer.Listener(
                        entry.getKey().protocol(),
                        new HostAndPort(plan.bindAddress(), entry.getValue()),
                        entry.getKey().standardPort()))
                .toList();
        return new Prepared(
                URI.create("http://127.0.0.1:" + administration),
                Secret.of(token),
                listeners,
                certificate.shown(),
                command(library));
    }

    private String configuration(Map<ServerPlan.ServicePort, Integer> ports, int administration, String password)
            throws IOException {
        Properties values = new Properties();
        values.putAll(plan.settings());
        values.setProperty("home", workspace.home().toAbsolutePath().toString());
        values.setProperty("name", plan.hostName());
        values.setProperty("bind", plan.bindAddress());
        ports.forEach((service, port) -> values.setProperty(service.key(), Integer.toString(port)));
        values.setProperty("port.admin", Integer.toString(administration));
        values.setProperty("tls.keystore", workspace.keyStore().toAbsolutePath().toString());
        values.setProperty("tls.password", password);
        values.setProperty("dkim.directory", workspace.dkim().toAbsolutePath().toString());
        values.setProperty(
                "admin.token.file", workspace.token().toAbsolutePath().toString());
        values.setProperty("log.file", workspace.log().toAbsolutePath().toString());
        StringWriter text = new StringWriter();
        values.store(text, null);
        return text.toString();
    }

    /** One garbage collector thread and a bounded heap: the server shares its machine with the panel. */
    private List<String> command(Path library) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // begins small: the runtime would take all of it at once on a machine with much memory
        command.add("-Xms40m");
        command.add("-Xmx" + plan.heapMebibytes() + "m");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:MaxDirectMemorySize=64m");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-Djava.awt.headless=true");
        command.add("-Djava.io.tmpdir=" + workspace.home().resolve("tmp").toAbsolutePath());
        command.add("-cp");
        command.add(library.toAbsolutePath() + File.separator + "*");
        command.add("org.mailhelm.james.Main");
        command.add(workspace.configuration().toAbsolutePath().toString());
        return command;
    }
}
