package org.mailhelm.plugin.mail.james;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.MailServer;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.api.mail.MailboxChange;

/** Kills and stops. Each test starts servers of its own, so there are few of them. */
class ServerLifeTest {
    private static final int SENDERS = 5;
    private static final int EACH = 100;

    @TempDir
    private Path folder;

    @Test
    void keepsAllAcceptedMailWhenKilledAndComesBackByItself() throws Exception {
        try (TestServer server = TestServer.start(folder, Optional.empty())) {
            server.ready();
            MailAddress address = server.mailbox("kept@kill.example");
            ProcessHandle before = server.process();

            int accepted = flood(server, address);
            before.destroyForcibly();

            await().atMost(Duration.ofMinutes(3)).until(() -> server.pid() != before.pid());
            server.ready();
            assertThat(accepted).isEqualTo(SENDERS * EACH);
            assertThat(server.control().status().restarts()).isEqualTo(1);
            awaitMessages(server, address, accepted);
            assertThat(server.host().domains()).contains(address.domain());
        }
    }

    @Test
    void deliversAllAcceptedMailWhenItIsStoppedInTheMiddleOfIt() throws Exception {
        try (TestServer server = TestServer.start(folder, Optional.empty())) {
            server.ready();
            MailAddress address = server.mailbox("kept@stop.example");
            ProcessHandle before = server.process();

            int accepted = flood(server, address);
            server.control().restart();

            await().atMost(Duration.ofMinutes(3)).until(() -> server.pid() != before.pid());
            server.ready();
            awaitMessages(server, address, accepted);
            assertThat(accepted).isEqualTo(SENDERS * EACH);
        }
    }

    @Test
    void restartsInOrderAndStopsWithinTheTimeThatTheHostGives() throws Exception {
        List<Integer> ports = TestServer.freePorts();
        ProcessHandle last;
        try (TestServer server = TestServer.start(folder, Optional.empty(), ports)) {
            server.ready();
            ProcessHandle before = server.process();
            MailAddress address = server.mailbox("stays@restart.example");
            MailAddress suspended = server.mailbox("suspended@restart.example");
            server.host().suspension().orElseThrow().change(suspended, true);
            server.host().changeMailbox(address, MailboxChange.sendLimit(1));
            assertThat(sendAsOneself(server, address)).startsWith("250");

            server.control().restart();
            await().atMost(Duration.ofMinutes(3)).until(() -> server.pid() != before.pid());
            server.ready();

            assertThat(before.isAlive()).isFalse();
            assertThat(server.host().mailbox(address)).isPresent();
            assertThat(server.host().mailbox(suspended).map(Mailbox::suspended)).contains(true);
            assertThat(server.host().mailbox(address).flatMap(Mailbox::sentToday))
                    .contains(1);
            assertThat(sendAsOneself(server, address)).startsWith("452");
            try (Smtp smtp = new Smtp(server.submissions(), true, "127.0.0.1").hello()) {
                assertThat(smtp.signIn(suspended.toString(), TestServer.PASSWORD))
                        .startsWith("535");
            }
            assertThat(server.control().status().restarts()).isZero();
            last = server.process();
            long begin = System.nanoTime();
            server.host().close();
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin))
                    .isLessThan(10);
            assertThat(last.isAlive()).isFalse();
            assertThat(server.control().status().phase()).isEqualTo(MailServer.Phase.STOPPED);
        }
    }

    @Test
    void leavesNoOrphanWhenTheHostIsKilled() throws Exception {
        Process host = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostProcess.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("host.log").toFile())
                .start();
        try {
            Path record = folder.resolve("server.pid");
            await().atMost(Duration.ofMinutes(3)).until(() -> Files.exists(folder.resolve("ready")));
            ProcessHandle server = ProcessHandle.of(
                            Long.parseLong(Files.readString(record).split(" ")[0]))
                    .orElseThrow();
            assertThat(server.isAlive()).isTrue();

            host.destroyForcibly().waitFor();

            await().atMost(ofSeconds(20)).until(() -> !server.isAlive());
        } finally {
            host.destroyForcibly();
        }
    }

    private static void awaitMessages(TestServer server, MailAddress address, int accepted) {
        // each look is a sign-in, and the server has enough to do
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(ofSeconds(3))
                .until(() -> server.messages(address), messages -> messages >= accepted);
    }

    private static String sendAsOneself(TestServer server, MailAddress address) throws IOException {
        try (Smtp smtp = new Smtp(server.submissions(), true, "127.0.0.1").hello()) {
            smtp.signIn(address.toString(), TestServer.PASSWORD);
            return smtp.deliver(address.toString(), address.toString(), "From: <" + address + ">\r\n\r\nText");
        }
    }

    /** How many messages the server took. */
    private static int flood(TestServer server, MailAddress to) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                tasks.add(() -> send(server, to));
            }
            int accepted = 0;
            for (Future<Integer> taken : senders.invokeAll(tasks)) {
                accepted += taken.get();
            }
            return accepted;
        } finally {
            senders.shutdownNow();
        }
    }

    private static int send(TestServer server, MailAddress to) throws IOException {
        int accepted = 0;
        try (Smtp smtp = new Smtp(server.smtp()).hello()) {
            for (int i = 0; i < EACH; i++) {
                String message = "Subject: " + i + "\r\n\r\n" + "text text text\r\n".repeat(100);
                if (smtp.deliver("a@elsewhere.test", to.toString(), message).startsWith("250")) {
                    accepted++;
                }
            }
        }
        return accepted;
    }
}
