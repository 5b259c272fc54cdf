package org.mailhelm.plugin.mail.james.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortChoiceTest {
    @Test
    void takesTheNextFreePortWhenBothAreTaken() throws Exception {
        try (ServerSocket standard = taken();
                ServerSocket other = taken()) {
            var service = service(standard.getLocalPort(), other.getLocalPort(), 0);

            assertThat(new PortChoice("127.0.0.1").choose(List.of(service)).values())
                    .singleElement()
                    .satisfies(port -> assertThat(port).isGreaterThan(other.getLocalPort()));
        }
    }

    @Test
    void givesNoPortTwice() throws Exception {
        int free;
        try (ServerSocket socket = taken()) {
            free = socket.getLocalPort();
        }
        var first = new ServerPlan.ServicePort("a", "A", free, free, 0);
        var second = new ServerPlan.ServicePort("b", "B", free, free, 0);

        assertThat(new PortChoice("127.0.0.1").choose(List.of(first, second)).values())
                .doesNotHaveDuplicates();
    }

    @Test
    void saysWhichWantedPortIsTaken() throws Exception {
        try (ServerSocket socket = taken()) {
            var service = service(1, 2, socket.getLocalPort());

            assertThatThrownBy(() -> new PortChoice("127.0.0.1").choose(List.of(service)))
                    .hasMessageContaining("Port " + socket.getLocalPort())
                    .hasMessageContaining("SMTP");
        }
    }

    private static ServerPlan.ServicePort service(int standard, int other, int wanted) {
        return new ServerPlan.ServicePort("port.smtp", "SMTP", standard, other, wanted);
    }

    private static ServerSocket taken() throws Exception {
        return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    }
}
