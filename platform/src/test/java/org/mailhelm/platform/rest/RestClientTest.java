package org.mailhelm.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.Failure;
import org.mailhelm.api.JsonName;
import org.mailhelm.api.RestOptions;
import org.mailhelm.api.RestResponse;
import org.mailhelm.api.Secret;
import org.slf4j.LoggerFactory;

class RestClientTest {

    private static final String CUT = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half";

    private final RestClients clients = new RestClients(Clock.systemUTC());
    private final Logger log = (Logger) LoggerFactory.getLogger("test.rest");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private ScriptedServer server;

    RestClientTest() throws IOException {
        server = new ScriptedServer();
    }

    @BeforeEach
    void listen() {
        log.setLevel(Level.DEBUG);
        logged.start();
        log.addAppender(logged);
    }

    @AfterEach
    void close() throws IOException {
        log.detachAppender(logged);
        clients.close();
        server.close();
    }

    private HttpRestClient client(RestOptions options) {
        return clients.open(server.uri(), options, log);
    }

    private HttpRestClient client() {
        return client(RestOptions.defaults());
    }

    @Test
    void readsTrailersAsHeaders() {
        server.then(out -> out.write(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: Etag\r\n\r\n2\r\n{}\r\n0\r\nEtag: \"abc\"\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII)));

        RestResponse response = client().get("/config").send();

        assertThat(response.header("ETag")).contains("\"abc\"");
    }

    @Test
    void triesAgainWhenTheServerIsAwayForAMoment() {
        server.then("503 Busy", "").then("502 Bad", "").then("200 OK", "{}");

        assertThat(client().get("/x").send().status()).isEqualTo(200);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void neverPostsTwiceWhatMayHaveArrived() {
        server.then(out -> out.write(CUT.getBytes(StandardCharsets.US_ASCII)));

        Failure failure = catchThrowableOfType(
                Failure.class, () -> client().post("/x").json(Map.of()).send());

        assertThat(failure).isInstanceOf(Failure.Unavailable.class);
        assertThat(failure.retryable()).isFalse();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void getsAgainWhatWasCutOff() {
        server.then(out -> out.write(CUT.getBytes(StandardCharsets.US_ASCII))).then("200 OK", "{}");

        assertThat(client().get("/x").send().status()).isEqualTo(200);
    }

    @Test
    void postsAgainWhenNobodyListened() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            URI nobody = URI.create("http://127.0.0.1:" + free.getLocalPort());
            free.close();
            try (HttpRestClient client = clients.open(nobody, RestOptions.defaults(), log)) {
                assertThatThrownBy(() -> client.post("/x").send())
                        .isInstanceOf(Failure.Unavailable.class)
                        .hasMessageContaining("can't be reached");
            }
        }
        assertThat(logged.list).hasSize(3);
    }

    @Test
    void endsAnAnswerThatDripsWithoutEnd() {
        server.then(out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 10_000; i++) {
                out.write(' ');
                out.flush();
                java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        });
        long begun = System.nanoTime();

        assertThatThrownBy(() -> client(RestOptions.defaults().answerWithin(Duration.ofMillis(400)))
                        .get("/x")
                        .send())
                .isInstanceOf(Failure.Unavailable.class)
                .hasMessageContaining("no whole answer within");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void endsSoonWhenInterrupted() throws InterruptedException {
        server.then(out -> java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(20)));
        HttpRestClient client = client();
        Thread caller = new Thread(
                () -> assertThatThrownBy(() -> client.get("/x").send()).isInstanceOf(Failure.Unavailable.class));

        caller.start();
        org.awaitility.Awaitility.await().until(() -> !server.requests().isEmpty());
        caller.interrupt();
        caller.join(3000);

        assertThat(caller.isAlive()).isFalse();
    }

    @Test
    void refusesAnAnswerThatIsTooLong() {
        server.then(out -> {
            out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] part = new byte[1 << 20];
            for (int i = 0; i < 40; i++) {
                out.write(part);
            }
        });

        assertThatThrownBy(() -> client().get("/x").send())
                .isInstanceOf(Failure.Unavailable.class)
                .hasMessageContaining("16 MiB");
    }

    @Test
    void waitsAsLongAsTheServerAsksWhenThatIsShort() {
        server.then("429 Slow", "", "Retry-After: 0.3").then("200 OK", "{}");
        long begun = System.nanoTime();

        client().post("/x").send();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(290));
    }

    @Test
    void saysHowLongToWaitWhenThatIsLong() {
        server.then("429 Slow", "{\"message\":\"calm down\"}", "Retry-After: 120");

        Failure.RateLimited failure = catchThrowableOfType(
                Failure.RateLimited.class, () -> client().get("/x").exchange());

        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(120));
        assertThat(failure).hasMessageContaining("calm down").hasMessageContaining("2 minutes");
    }

    @Test
    void doesNotFollowRedirects() {
        server.then("302 Found", "", "Location: http://127.0.0.1:1/else");

        assertThat(client().get("/x").exchange().status()).isEqualTo(302);
    }

    @Test
    void mapsStatusesToFailures() {
        Map<Integer, Class<? extends Failure>> expected = Map.of(
                400, Failure.InvalidInput.class,
                422, Failure.InvalidInput.class,
                401, Failure.Unauthenticated.class,
                403, Failure.Forbidden.class,
                404, Failure.NotFound.class,
                410, Failure.NotFound.class,
                409, Failure.Conflict.class,
                412, Failure.Conflict.class,
                500, Failure.Unavailable.class);
        expected.forEach((status, type) -> {
            server.then(status + " X", "{\"errors\":[{\"code\":7,\"message\":\"the reason\"}]}");
            assertThatThrownBy(() -> client().get("/x").send())
                    .isInstanceOf(type)
                    .hasMessageContaining("the reason");
        });
    }

    @Test
    void letsThePluginNameTheFailure() {
        server.then("400 Bad", "{\"code\":\"taken\"}");
        RestOptions options = RestOptions.defaults()
                .failures((response, usual) ->
                        new Failure.Conflict(response.json(Code.class).code() + " " + usual.code()));

        assertThatThrownBy(() -> client(options).post("/x").send())
                .isInstanceOf(Failure.Conflict.class)
                .hasMessage("taken invalid_input");
    }

    @Test
    void keepsSecretsOutOfMessagesAndLogs() {
        String token = "s3cr3t-t0ken";
        server.then("401 No", "{\"error\":\"token s3cr3t-t0ken is wrong\"}");
        RestOptions options = RestOptions.defaults().bearer(Secret.of(token));

        assertThatThrownBy(() -> client(options)
                        .get("/bot{token}/me", token)
                        .query("key", token)
                        .send())
                .isInstanceOf(Failure.Unauthenticated.class)
                .hasMessageContaining("token *** is wrong")
                .hasMessageNotContaining(token);
        assertThat(server.requests().get(0)).contains("Authorization: Bearer " + token);
        assertThat(logged.list)
                .isNotEmpty()
                .noneMatch(event -> event.getFormattedMessage().contains(token));
    }

    @Test
    void tellsWhoItIs() {
        server.then("200 OK", "{}");

        client().get("/x").header("X-One", "1").send();

        assertThat(server.requests().get(0)).contains("User-Agent: Mailhelm/").contains("X-One: 1");
    }

    @Test
    void readsAndWritesRecords() {
        server.then(
                "200 OK",
                "{\"zone_name\":\"a.example\",\"at\":\"2026-01-02T03:04:05Z\",\"mode\":\"half-open\",\"odd\":[1]}");

        Thing thing = client().post("/x")
                .json(new Thing(
                        "é", Optional.empty(), List.of("v"), null, Instant.EPOCH, Mode.CLOSED, URI.create("a:b"), 3))
                .as(Thing.class);

        assertThat(thing)
                .isEqualTo(new Thing(
                        "a.example",
                        Optional.empty(),
                        List.of(),
                        null,
                        Instant.parse("2026-01-02T03:04:05Z"),
                        Mode.HALF,
                        null,
                        null));
        assertThat(server.requests().get(0))
                .contains("\"zone_name\":\"é\"")
                .contains("\"mode\":\"CLOSED\"")
                .contains("\"at\":\"1970-01-01T00:00:00Z\"")
                .doesNotContain("comment");
    }

    @Test
    void saysWhatIsMissingInAnAnswer() {
        server.then("200 OK", "[{\"zone_name\":\"a\",\"mode\":\"CLOSED\"}]");

        assertThatThrownBy(() -> client().get("/x").asList(Thing.class))
                .isInstanceOf(Failure.Unavailable.class)
                .hasMessageContaining("[0].at");
    }

    @Test
    void treatsNullAsMissing() {
        server.then("200 OK", "{\"code\":null}").then("200 OK", "null").then("200 OK", "<html>");

        assertThatThrownBy(() -> client().get("/x").as(Code.class)).isInstanceOf(Failure.Unavailable.class);
        assertThatThrownBy(() -> client().get("/x").as(Code.class)).isInstanceOf(Failure.Unavailable.class);
        assertThatThrownBy(() -> client().get("/x").as(Code.class)).isInstanceOf(Failure.Unavailable.class);
    }

    @Test
    void signsTheBytesThatItSends() {
        server.then("200 OK", "{}");

        client().post("/hook")
                .sign(body -> Map.of("X-Length", String.valueOf(body.length)))
                .json(Map.of("a", "ä"))
                .send();

        assertThat(server.requests().get(0)).contains("X-Length: 10").contains("Content-Length: 10");
    }

    @Test
    void signsInWithNameAndPassword() {
        server.then("200 OK", "{}");

        client(RestOptions.defaults().basic("Aladdin", Secret.of("open sesame")))
                .get("/")
                .send();

        assertThat(server.requests().get(0)).contains("Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    }

    @Test
    void refusesHeadersThatWouldEndTheirLine() {
        assertThatThrownBy(() -> client().get("/x").header("X-A", "1\r\nX-B: 2"))
                .isInstanceOf(Failure.InvalidInput.class);
        assertThatThrownBy(() -> client().get("/x").header("X A", "1")).isInstanceOf(Failure.InvalidInput.class);
        assertThatThrownBy(() -> client(RestOptions.defaults().bearer(Secret.of("a\nb"))))
                .isInstanceOf(Failure.InvalidInput.class);
    }

    @Test
    void neverConnectsToAMetadataService() {
        for (String host :
                List.of("169.254.169.254", "[::ffff:169.254.169.254]", "[fe80::1]", "0.0.0.0", "2852039166")) {
            try (HttpRestClient client =
                    clients.open(URI.create("http://" + host + "/"), RestOptions.defaults(), log)) {
                assertThatThrownBy(() -> client.get("/latest").send())
                        .isInstanceOf(Failure.Unavailable.class)
                        .hasMessageContaining("not connected to");
            }
        }
    }

    @Test
    void doesNothingOnceClosed() {
        HttpRestClient client = client();
        client.close();

        assertThatThrownBy(() -> client.get("/x")).isInstanceOf(IllegalStateException.class);
    }

    record Code(String code) {}

    enum Mode {
        CLOSED,
        @JsonName("half-open")
        HALF
    }

    record Thing(
            @JsonName("zone_name") String zone,
            Optional<String> comment,
            List<String> values,
            @Nullable String owner,
            Instant at,
            Mode mode,
            @Nullable URI link,
            @Nullable Integer count) {}
}
