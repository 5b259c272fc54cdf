package org.mailhelm.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceptedMailTest {

    private static final int MESSAGES = 500;
    private static final Pattern SUBJECT = Pattern.compile("Subject: message (\\d+)");
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String PASSWORD = "Correct-Horse-77";
    private static final String ANNA = "anna@example.com";

    @TempDir
    private Path folder;

    @BeforeEach
    void needsRealClients() {
        assumeTrue(Commands.installed("chromium", "curl"), "needs the Debian packages chromium and curl");
    }

    @Test
    void noMessageThatWasAcceptedIsLostWhenTheHostIsKilled() throws Exception {
        MailPorts ports = MailPorts.free();
        try (Distributed host = Distributed.start(folder, ports.variables())) {
            host.awaitMailServer();
            try (Panel panel = new Panel(host)) {
                panel.setUp(host.setupCode(), "admin", PASSWORD);
                panel.addDomain("example.com");
                panel.addMailbox("example.com", "anna", PASSWORD);
            }
            try (SmtpSender sender = new SmtpSender(ports.smtp())) {
                for (int i = 0; i < MESSAGES; i++) {
                    sender.send(ANNA, "message " + i);
                }
            }
            host.kill();
        }

        try (Distributed host = Distributed.start(folder, ports.variables())) {
            host.awaitMailServer();
            Set<Integer> sent = IntStream.range(0, MESSAGES).boxed().collect(Collectors.toCollection(TreeSet::new));
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(2))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(received(ports)).isEqualTo(sent));
        }
    }

    private static Set<Integer> received(MailPorts ports) throws Exception {
        String found = Commands.imap(ports, ANNA, PASSWORD, "SEARCH ALL").strip();
        int messages = found.split(" ", -1).length - "* SEARCH".split(" ", -1).length;
        return SUBJECT.matcher(Commands.subjects(ports, ANNA, PASSWORD, messages))
                .results()
                .map(subject -> Integer.valueOf(subject.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
