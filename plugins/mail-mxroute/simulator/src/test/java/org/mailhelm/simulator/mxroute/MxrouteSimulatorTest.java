package org.mailhelm.simulator.mxroute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailhelm.simulator.mxroute.SimulatorOptions.Counting;

class MxrouteSimulatorTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestClock clock = new TestClock();
    private final SimulatorOptions options = SimulatorOptions.documented().at(clock);
    private MxrouteSimulator mxroute = MxrouteSimulator.start(options);

    @AfterEach
    void close() {
        mxroute.close();
    }

    private void restart(SimulatorOptions changed) {
        mxroute.close();
        mxroute = MxrouteSimulator.start(changed);
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        return call(method, path, body, options.key());
    }

    private HttpResponse<String> call(String method, String path, String body, String key) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(mxroute.uri() + path))
                        .timeout(Duration.ofSeconds(10))
                        .header("X-Server", options.server())
                        .header("X-Username", options.user())
                        .header("X-API-Key", key)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void keepsWhatItIsTold() throws Exception {
        assertThat(call("POST", "/domains", "{\"domain\": \"Example.com\"}").statusCode())
                .isEqualTo(201);
        assertThat(call("GET", "/domains", "").body()).contains("\"example.com\"");
        assertThat(call(
                                "POST",
                                "/domains/example.com/email-accounts",
                                "{\"username\": \"anna\", \"password\": \"Passw0rd\"}")
                        .statusCode())
                .isEqualTo(201);

        assertThat(mxroute.account().mailboxes("example.com"))
                .singleElement()
                .satisfies(mailbox -> assertThat(mailbox.limit()).isEqualTo(9600));
        assertThat(call("DELETE", "/domains/example.com/email-accounts/anna", "")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void refusesWithCodeAndField() throws Exception {
        mxroute.account().domain("example.com");

        HttpResponse<String> weak = call(
                "POST", "/domains/example.com/email-accounts", "{\"username\": \"anna\", \"password\": \"password\"}");

        assertThat(weak.statusCode()).isEqualTo(400);
        assertThat(weak.body())
                .contains("\"success\":false", "\"code\":\"VALIDATION_ERROR\"", "\"field\":\"password\"");
        assertThat(call("GET", "/domains", "", "wrong").statusCode()).isEqualTo(401);
        assertThat(call("GET", "/domains/missing.example", "").body()).contains("NOT_FOUND");
        assertThat(call("POST", "/domains", "{\"domain\": \"example.com\"}").body())
                .contains("CONFLICT");
        assertThat(call("GET", "/reseller/users", "").statusCode()).isEqualTo(403);
    }

    @Test
    void takesADomainOnlyWhenItIsProven() throws Exception {
        mxroute.account().verifying();
        assertThat(call("POST", "/domains", "{\"domain\": \"example.com\"}").body())
                .contains("BUSINESS_ERROR");

        mxroute.account().publish("example.com");

        assertThat(call("POST", "/domains", "{\"domain\": \"example.com\"}").statusCode())
                .isEqualTo(201);
    }

    @Test
    void refusesTheTwentyFirstWriteOfAMinuteAndSaysHowLongToWait() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(call("POST", "/domains", "{\"domain\": \"d" + i + ".example\"}")
                            .statusCode())
                    .isEqualTo(201);
        }
        clock.advance(Duration.ofSeconds(20));

        HttpResponse<String> refused = call("POST", "/domains", "{\"domain\": \"late.example\"}");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("RATE_LIMITED");
        assertThat(refused.headers().firstValue("Retry-After")).contains("40");
        assertThat(refused.headers().firstValue("X-RateLimit-Remaining")).contains("0");
        assertThat(call("GET", "/domains", "").statusCode())
                .as("reads count apart")
                .isEqualTo(200);
        assertThat(mxroute.refusedForTheirNumber()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(41));
        assertThat(call("POST", "/domains", "{\"domain\": \"late.example\"}").statusCode())
                .isEqualTo(201);
    }

    @Test
    void canCountInFixedWindows() throws Exception {
        restart(options.allowing(2, 2, Duration.ofMinutes(1)).counting(Counting.FIXED));
        call("GET", "/domains", "");
        clock.advance(Duration.ofSeconds(59));
        HttpResponse<String> second = call("GET", "/domains", "");
        clock.advance(Duration.ofSeconds(1));

        assertThat(second.headers().firstValue("X-RateLimit-Remaining")).contains("0");
        assertThat(call("GET", "/domains", "").headers().firstValue("X-RateLimit-Remaining"))
                .contains("1");
    }

    @Test
    void failsAsPlannedAndDoesWhatThatMeans() throws Exception {
        mxroute.faults().on("POST .*", 1, Fault.broken());
        assertThat(call("POST", "/domains", "{\"domain\": \"a.example\"}").statusCode())
                .isEqualTo(500);
        assertThat(mxroute.account().domains()).isEmpty();

        mxroute.faults().next(Fault.limited(Duration.ofSeconds(7)));
        assertThat(call("GET", "/domains", "").headers().firstValue("Retry-After"))
                .contains("7");

        mxroute.faults().on("POST .*", 1, Fault.cut());
        assertThatThrownBy(() -> call("POST", "/domains", "{\"domain\": \"b.example\"}"))
                .isInstanceOf(IOException.class);
        assertThat(mxroute.account().domains()).isEmpty();

        for (Fault done : List.of(Fault.doneButCut(), Fault.halfWritten())) {
            mxroute.faults().on("POST .*", 1, done);
            assertThatThrownBy(() -> call(
                            "POST", "/domains", "{\"domain\": \"c" + done.kind().ordinal() + ".example\"}"))
                    .isInstanceOf(IOException.class);
        }
        assertThat(mxroute.account().domains()).hasSize(2);

        mxroute.faults().next(Fault.page());
        assertThat(call("GET", "/domains", "").body()).startsWith("<html>");
        assertThat(call("GET", "/domains", "").statusCode()).isEqualTo(200);
    }

    @Test
    void answersEveryOperationAsDocumented() throws Exception {
        restart(options.unlimited());
        mxroute.account().fill(2, 3).space(1, 5);
        String one = "/domains/example.com";
        Map<String, String> sent = new LinkedHashMap<>();
        sent.put("GET /verification-key", "");
        sent.put("POST /domains", "{\"domain\": \"example.com\"}");
        sent.put("GET /domains", "");
        sent.put("PATCH " + one + "/mail-status", "{\"enabled\": false}");
        sent.put("POST " + one + "/pointers", "{\"pointer\": \"example.net\", \"alias\": false}");
        sent.put("GET " + one + "/pointers", "");
        sent.put("GET " + one, "");
        sent.put("DELETE " + one + "/pointers/example.net", "");
        sent.put(
                "POST " + one + "/email-accounts",
                "{\"username\": \"anna\", \"password\": \"Passw0rd\", \"quota\": 0, \"limit\": 10}");
        sent.put("GET " + one + "/email-accounts", "");
        sent.put("GET " + one + "/email-accounts/anna", "");
        sent.put("PATCH " + one + "/email-accounts/anna", "{\"quota\": 5}");
        sent.put("DELETE " + one + "/email-accounts/anna", "");
        sent.put("POST " + one + "/forwarders", "{\"alias\": \"sales\", \"destinations\": [\":fail:\"]}");
        sent.put("GET " + one + "/forwarders", "");
        sent.put("DELETE " + one + "/forwarders/sales", "");
        sent.put("PATCH " + one + "/spam/settings", "{\"high_score\": 50}");
        sent.put("GET " + one + "/spam/settings", "");
        for (String list : List.of("/spam/whitelist", "/spam/blacklist")) {
            sent.put("POST " + one + list, "{\"entry\": \"*@example.org\"}");
            sent.put("GET " + one + list, "");
            sent.put("DELETE " + one + list + "/*@example.org", "");
        }
        sent.put("GET " + one + "/dns", "");
        sent.put("PATCH " + one + "/catch-all", "{\"type\": \"address\", \"address\": \"a@example.org\"}");
        sent.put("GET " + one + "/catch-all", "");
        sent.put("GET /quota", "");
        sent.put("GET /quota/email", "");
        sent.put("DELETE " + one, "");

        Shapes shapes = new Shapes();
        Set<String> seen = new HashSet<>();
        for (Map.Entry<String, String> call : sent.entrySet()) {
            String[] parts = call.getKey().split(" ");
            HttpResponse<String> answer = call(parts[0], parts[1], call.getValue());
            assertThat(answer.statusCode()).as(call.getKey()).isLessThan(300);
            assertThat(shapes.problemsOfRequest(parts[0], parts[1], call.getValue()))
                    .as("sent to " + call.getKey())
                    .isEmpty();
            assertThat(shapes.problemsOfAnswer(parts[0], parts[1], answer.statusCode(), answer.body()))
                    .as("answer of " + call.getKey() + ": " + answer.body())
                    .isEmpty();
            seen.add(shapes.operation(parts[0], parts[1]));
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(shapes.operations());
    }

    @Test
    void noticesAnswersOfAnotherShape() {
        Shapes shapes = new Shapes();

        assertThat(shapes.problemsOfAnswer("GET", "/domains", 200, "{\"success\": true}"))
                .isNotEmpty();
        assertThat(shapes.problemsOfAnswer("GET", "/domains", 200, "{\"success\": true, \"data\": [7]}"))
                .isNotEmpty();
        assertThat(shapes.problemsOfAnswer("GET", "/domains", 404, "{\"error\": \"gone\"}"))
                .isNotEmpty();
        assertThat(shapes.problemsOfAnswer("POST", "/domains", 200, "{\"success\": true}"))
                .isNotEmpty();
        assertThat(shapes.problemsOfRequest("POST", "/domains", "{\"domain\": \"a.example\", \"more\": 1}"))
                .isNotEmpty();
    }

    @Test
    void staysWithinTheSegmentOfAPath() throws Exception {
        mxroute.account().domain("example.com");

        assertThat(call("DELETE", "/domains/example.com/spam/blacklist/..%2F..%2F..%2Fexample.com", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(mxroute.account().domains()).containsExactly("example.com");
    }

    private static final class TestClock extends Clock {
        private Instant now = Instant.parse("2026-01-02T03:04:05Z");

        void advance(Duration step) {
            now = now.plus(step);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
