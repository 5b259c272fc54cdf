package org.mailhelm.platform.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.mailhelm.api.HostAndPort;
import org.mailhelm.api.mail.MailServer;

/** A mail server that says what it is told to, and counts how often it is restarted. */
final class FakeMailServer implements MailServer {

    final AtomicInteger restarts = new AtomicInteger();
    volatile Phase phase = Phase.RUNNING;

    @Override
    public Status status() {
        return new Status(
                phase,
                "It serves <b>all</b>.",
                Instant.EPOCH,
                2,
                Optional.of(1024L * 1024 * 300),
                List.of(
                        new Listener("SMTP", new HostAndPort("127.0.0.1", 2525), 25),
                        new Listener("IMAPS", new HostAndPort("127.0.0.1", 993), 993)),
                Optional.of(new Certificate("CN=mail", List.of("mail.example.com"), true, Instant.EPOCH, "AB:CD")),
                List.of(new Queue("outgoing", 7)),
                new Exposure(false, Optional.empty(), "open", "hostName", List.of("The name points here.")));
    }

    @Override
    public List<String> log(int lines) {
        return List.of("one <script>alert(1)</script>", "two");
    }

    @Override
    public void restart() {
        restarts.incrementAndGet();
    }
}
