package org.mailhelm.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a fresh machine to a mail that was sent and read, in a browser and with mail programs. */
class MainJobTest {

    private static final List<String> PAGES = List.of(
            "/",
            "/domains",
            "/domains/example.com",
            "/domains/example.com/mailboxes",
            "/server",
            "/plugins",
            "/connections",
            "/account",
            "/nothing-is-here");
    private static final Duration DELIVERY = Duration.ofMinutes(2);
    private static final String PASSWORD = "Correct-Horse-77";
    private static final String ANNA = "anna@example.com";

    @TempDir
    private Path folder;

    @BeforeEach
    void needsRealClients() {
        assumeTrue(
                Commands.installed("chromium", "swaks", "curl"), "needs the Debian packages chromium, swaks and curl");
    }

    @Test
    void mailOfANewDomainIsSentAndReadAndOutlivesAKill() throws Exception {
        MailPorts ports = MailPorts.free();
        List<ProcessHandle> children;

        try (Distributed host = Distributed.start(folder, ports.variables());
                Panel panel = new Panel(host)) {
            host.awaitMailServer();
            panel.setUp(host.setupCode(), "admin", PASSWORD);
            panel.addDomain("example.com");
            panel.addMailbox("example.com", "anna", PASSWORD);

            Commands.submit(ports, ANNA, PASSWORD, "First light");
            awaitMail(ports, "First light");

            PAGES.forEach(panel::inspect);
            assertThat(panel.complaints()).isEmpty();
            children = host.process().descendants().toList();
            host.kill();
        }
        assertThat(children).isNotEmpty();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));

        try (Distributed host = Distributed.start(folder, ports.variables());
                Panel panel = new Panel(host)) {
            host.awaitMailServer();
            panel.signIn("admin", PASSWORD);
            panel.open("/domains/example.com/mailboxes");
            assertThat(panel.page().innerText("body")).contains("anna");
            awaitMail(ports, "First light");
            assertThat(panel.complaints()).isEmpty();
        }
    }

    private static void awaitMail(MailPorts ports, String subject) {
        await().atMost(DELIVERY)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .until(() -> Commands.imap(ports, ANNA, PASSWORD, "SEARCH SUBJECT \"" + subject + "\"")
                        .matches("(?s).*SEARCH [0-9]+.*"));
    }
}
