package org.mailhelm.simulator.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailhelm.simulator.cloudflare.Fault.Kind;

class CloudflareSimulatorTest {

    private static final Documentation DOCUMENTATION = new Documentation();

    private final HttpClient http = HttpClient.newHttpClient();
    private CloudflareSimulator cloudflare = CloudflareSimulator.start(SimulatorOptions.documented());

    @AfterEach
    void close() {
        assertThat(cloudflare.allCalls())
                .allSatisfy(call -> assertThat(DOCUMENTATION.problems(call))
                        .as(call.method() + " " + call.path())
                        .isEmpty());
        cloudflare.close();
    }

    private void restart(SimulatorOptions options) {
        close();
        cloudflare = CloudflareSimulator.start(options);
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(cloudflare.uri() + path))
                        .timeout(Duration.ofSeconds(10))
                        .header(
                                "Authorization",
                                "Bearer " + cloudflare.options().token())
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(HostedZone zone, String records) throws Exception {
        return call("POST", "/zones/" + zone.id() + "/dns_records/batch", "{\"posts\": [" + records + "]}");
    }

    @Test
    void doesAllOfABatchOrNothing() throws Exception {
        HostedZone zone = cloudflare.holdings().zone("example.com");
        String good = "{\"type\": \"A\", \"name\": \"a.example.com\", \"ttl\": 1, \"content\": \"192.0.2.1\"}";
        String bad = "{\"type\": \"A\", \"name\": \"b.example.com\", \"ttl\": 1, \"content\": \"somewhere\"}";

        assertThat(post(zone, good + "," + bad).body()).contains("\"code\":9005");
        assertThat(cloudflare.holdings().records("example.com")).isEmpty();
        assertThat(post(zone, good).statusCode()).isEqualTo(200);
        assertThat(post(zone, good).body()).contains("\"code\":81058");
    }

    @Test
    void deletesBeforeItAdds() throws Exception {
        HostedZone zone = cloudflare.holdings().zone("example.com");
        String id = cloudflare
                .holdings()
                .put("example.com", Holdings.record("CNAME", "www.example.com", "elsewhere.example.net"));
        String address = "{\"type\": \"A\", \"name\": \"www.example.com\", \"ttl\": 1, \"content\": \"192.0.2.1\"}";

        assertThat(post(zone, address).body()).contains("81054");
        assertThat(call(
                                "POST",
                                "/zones/" + zone.id() + "/dns_records/batch",
                                "{\"posts\": [" + address + "], \"deletes\": [{\"id\": \"" + id + "\"}]}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesMoreThanThePlanTakesInOneStep() throws Exception {
        HostedZone zone = cloudflare.holdings().zone("example.com");
        StringBuilder records = new StringBuilder();
        for (int i = 0; i <= 200; i++) {
            records.append(i == 0 ? "" : ",")
                    .append("{\"type\": \"A\", \"name\": \"h%d.example.com\", \"ttl\": 1, \"content\": \"192.0.2.1\"}"
                            .formatted(i));
        }

        assertThat(post(zone, records.toString()).statusCode()).isEqualTo(400);
        zone.being("active", "full", "pro");
        assertThat(post(zone, records.toString()).statusCode()).isEqualTo(200);
    }

    @Test
    void answersInPages() throws Exception {
        restart(SimulatorOptions.documented().inPagesOf(2));
        cloudflare.holdings().fill(3, 0);

        assertThat(call("GET", "/zones?per_page=50&page=2", "").body())
                .contains("zone2.example", "\"total_count\":3", "\"count\":1");
        assertThat(call("GET", "/zones?per_page=51", "").statusCode()).isEqualTo(400);
    }

    @Test
    void letsATokenDoNoMoreThanItMay() throws Exception {
        restart(SimulatorOptions.documented().allowing(Set.of()));
        HostedZone zone = cloudflare.holdings().zone("example.com");

        assertThat(call("GET", "/zones", "").body()).contains("zone.list");
        assertThat(call("GET", "/zones/" + zone.id() + "/dns_records", "").body())
                .contains("10000");
        assertThat(post(zone, "").statusCode()).isEqualTo(403);
        assertThat(call("GET", "/user/tokens/verify", "").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesTheCallThatIsTooMuch() throws Exception {
        restart(SimulatorOptions.documented().allowing(2, Duration.ofMinutes(5)));
        call("GET", "/zones", "");
        call("GET", "/zones", "");

        HttpResponse<String> refused = call("GET", "/zones", "");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void failsAsPlannedAndDoesWhatThatMeans() throws Exception {
        HostedZone zone = cloudflare.holdings().zone("example.com");
        String record = "{\"type\": \"A\", \"name\": \"a.example.com\", \"ttl\": 1, \"content\": \"192.0.2.1\"}";

        cloudflare.plan(Fault.once(Kind.BROKEN, "POST .*"));
        assertThat(post(zone, record).statusCode()).isEqualTo(500);
        cloudflare.plan(Fault.once(Kind.CUT, "POST .*"));
        assertThatThrownBy(() -> post(zone, record)).isInstanceOf(IOException.class);
        assertThat(cloudflare.holdings().records("example.com")).isEmpty();

        cloudflare.plan(Fault.once(Kind.DONE_BUT_CUT, "POST .*"));
        assertThatThrownBy(() -> post(zone, record)).isInstanceOf(IOException.class);
        assertThat(cloudflare.holdings().records("example.com")).hasSize(1);
    }
}
