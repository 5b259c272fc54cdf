package org.mailhelm.james.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.mailhelm.james.config.Limits;

class ClientLimitsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final ClientLimits limits = new ClientLimits(
            new Limits.PerAddress(
                    2,
                    4,
                    3,
                    5,
                    Duration.ofSeconds(60),
                    3,
                    Duration.ofSeconds(600),
                    List.of(AddressRange.parse("127.0.0.1"), AddressRange.parse("10.0.0.0/8")),
                    100),
            nanos::get);

    @Test
    void locksOutAtTheLimitAndNotOneEarlier() {
        InetAddress client = address("192.0.2.1");

        limits.signInFailed(client);
        limits.signInFailed(client);
        assertThat(limits.lockedOut(client)).isFalse();
        limits.signInFailed(client);
        assertThat(limits.lockedOut(client)).isTrue();
        assertThat(limits.lockedOut(address("192.0.2.2"))).isFalse();

        pass(599);
        assertThat(limits.lockedOut(client)).isTrue();
        pass(1);
        assertThat(limits.lockedOut(client)).isFalse();
        limits.signInFailed(client);
        assertThat(limits.lockedOut(client)).isFalse();
    }

    @Test
    void boundsOpenConnections() {
        InetAddress client = address("192.0.2.1");

        assertThat(limits.admits(client)).isTrue();
        assertThat(limits.admits(client)).isTrue();
        assertThat(limits.admits(client)).isFalse();
        limits.released(client);
        assertThat(limits.admits(client)).isTrue();
    }

    @Test
    void boundsNewConnectionsMessagesAndRecipientsInAPeriod() {
        InetAddress client = address("192.0.2.1");

        for (int i = 0; i < 4; i++) {
            assertThat(limits.admits(client)).isTrue();
            limits.released(client);
        }
        assertThat(limits.admits(client)).isFalse();
        for (int i = 0; i < 3; i++) {
            assertThat(limits.allowsMessage(client)).isTrue();
        }
        assertThat(limits.allowsMessage(client)).isFalse();
        for (int i = 0; i < 5; i++) {
            assertThat(limits.allowsRecipient(client)).isTrue();
        }
        assertThat(limits.allowsRecipient(client)).isFalse();

        pass(61);
        assertThat(limits.admits(client)).isTrue();
        assertThat(limits.allowsMessage(client)).isTrue();
        assertThat(limits.allowsRecipient(client)).isTrue();
    }

    @Test
    void exemptsRanges() {
        for (String exempt : List.of("127.0.0.1", "10.200.3.4")) {
            for (int i = 0; i < 50; i++) {
                assertThat(limits.admits(address(exempt))).isTrue();
                limits.signInFailed(address(exempt));
            }
            assertThat(limits.lockedOut(address(exempt))).isFalse();
        }
    }

    @Test
    void takesTheInterfacesOfOneNetworkForOneClient() {
        limits.signInFailed(address("2001:db8::1"));
        limits.signInFailed(address("2001:db8::2"));
        limits.signInFailed(address("2001:db8::3"));

        assertThat(limits.lockedOut(address("2001:db8::4"))).isTrue();
        assertThat(limits.lockedOut(address("2001:db8:0:1::4"))).isFalse();
    }

    @Test
    void forgetsTheLongestUnseenAndNotTheBusy() {
        InetAddress busy = address("192.0.2.1");
        for (int i = 0; i < 3; i++) {
            limits.signInFailed(busy);
        }
        for (int i = 0; i < 500; i++) {
            limits.signInFailed(address("198.51.100." + i % 256));
            assertThat(limits.lockedOut(busy)).isTrue();
        }
        for (int i = 0; i < 250; i++) {
            limits.signInFailed(address("203.0.113." + i));
        }
        assertThat(limits.lockedOut(busy)).isFalse();
    }

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
