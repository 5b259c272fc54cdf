package org.mailhelm.plugin.dns.powerdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.dns.Zone;
import org.mailhelm.testkit.FakePluginContext;

/** A PowerDNS that hangs up when it is to answer a change. */
class LostAnswerTest {

    private static final RecordChange CHANGE =
            RecordChange.create(RecordSet.of("a.example.com", RecordType.A, "192.0.2.1"));

    private final FakePluginContext context = new FakePluginContext();
    private final HttpServer http;
    private final DnsZones zones;
    private boolean carriesOut;
    private String records = "";

    LostAnswerTest() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        http.createContext("/", this::take);
        http.start();
        zones = new PowerDnsConnector()
                .open(
                        PowerDnsConnectorTest.settings(
                                URI.create(
                                        "http://127.0.0.1:" + http.getAddress().getPort()),
                                "key-12345",
                                List.of()),
                        context);
    }

    @AfterEach
    void close() {
        http.stop(0);
        context.close();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("PATCH")) {
                records = carriesOut
                        ? "{\"name\": \"a.example.com.\", \"type\": \"A\", \"ttl\": 3600,"
                                + " \"records\": [{\"content\": \"192.0.2.1\", \"disabled\": false}]}"
                        : "";
                return;
            }
            byte[] answer = ("{\"rrsets\": [" + records + "]}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Test
    void findsOutWhatWasDone() {
        Zone zone = new Zone("example.com.", new DomainName("example.com"), true, true, List.of());

        assertThatThrownBy(() -> zones.apply(zone, List.of(CHANGE))).isInstanceOf(Failure.Unavailable.class);
        carriesOut = true;
        assertThat(zones.apply(zone, List.of(CHANGE)).done()).containsExactly(CHANGE);
    }
}
