package org.mailhelm.plugin.dns.rfc2136;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.testkit.DnsKey;
import org.mailhelm.testkit.HostileServer;
import org.mailhelm.testkit.HostileServer.Fault;

/** Servers that are none. */
class SessionTest {

    private static DnsZones open(URI target, Duration patience) {
        Rfc2136Settings settings = Sample.settings(
                target.getPort(), new DnsKey("mailhelm-key", "c2VjcmV0LXNlY3JldC1zZWNyZXQ="), "example.com");
        return new Rfc2136Zones(settings, Server.of(settings, Clock.systemUTC()).patient(patience));
    }

    @Test
    @Timeout(20)
    void saysThatNobodyAnswers() {
        for (Fault fault : new Fault[] {Fault.REFUSES, Fault.HANGS, Fault.GARBAGE}) {
            try (HostileServer server = new HostileServer(fault)) {
                assertThatThrownBy(
                                () -> open(server.uri(), Duration.ofMillis(300)).verify())
                        .as(fault.toString())
                        .isInstanceOf(Failure.Unavailable.class)
                        .hasMessageContaining("127.0.0.1");
            }
        }
    }

    @Test
    @Timeout(20)
    void endsSoonWhenInterrupted() throws InterruptedException {
        try (HostileServer server = new HostileServer(Fault.HANGS)) {
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            DnsZones zones = open(server.uri(), Duration.ofMinutes(1));
            Thread caller = new Thread(() -> thrown.set(catchThrowable(zones::verify)), "hostile-caller");
            caller.start();
            Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> server.connections() > 0);
            caller.interrupt();
            caller.join(5_000);

            assertThat(caller.isAlive()).isFalse();
            assertThat(thrown.get()).isInstanceOf(Failure.Unavailable.class);
        }
    }

    @Test
    void saysThatANameHasNoAddress() {
        Rfc2136Settings settings = Sample.settings(53, new DnsKey("mailhelm-key", "c2VjcmV0"), "example.com");
        Rfc2136Settings nowhere = new Rfc2136Settings(
                "ns.nowhere.invalid",
                53,
                settings.keyName(),
                settings.keyAlgorithm(),
                settings.keySecret(),
                settings.zones());

        assertThatThrownBy(() -> Sample.open(nowhere, Clock.systemUTC()).verify())
                .isInstanceOf(Failure.Unavailable.class)
                .hasMessageContaining("no address");
    }
}
