package org.mailhelm.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.CatchAll;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestClock;
import org.mailhelm.platform.testing.TestHost;

class ForwardersApiTest {

    private static final String ALL = "/api/domains/example.com/forwarders";
    private static final String INFO = ALL + "/info";
    private static final String CATCH_ALL = "/api/domains/example.com/catch-all";
    private static final String CREATE = "{\"alias\":\"Info\",\"destinations\":[\"mara@Post.example\"]}";

    @TempDir
    static Path folder;

    private static final FakeMailHost FAKE = new FakeMailHost();
    private static final FakeForwarders FORWARDERS = new FakeForwarders(FAKE);
    private static final FakeCatchAll CATCHING = new FakeCatchAll(FAKE, true);
    private static final TestClock CLOCK = new TestClock();

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static TestHost host;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Browser admin;

    @BeforeAll
    static void start() {
        host = TestHost.start(folder, Browser.ADMIN, new FakeMailHosts().with("a", FAKE), CLOCK);
        admin = Browser.signedIn(host);
        admin.api("POST", "/api/domains", "{\"domain\":\"example.com\"}");
    }

    /** One host serves all tests, because its start takes longer than any of them. */
    @BeforeEach
    void begin() {
        CLOCK.pass(Duration.ofMinutes(2));
        FAKE.up();
        FAKE.at(new DomainName("example.com")).clear();
        FORWARDERS.reset();
        CATCHING.reset();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void runsAScriptFromTheFirstForwarderToItsEnd() {
        assertThat(admin.api("GET", ALL, "").body()).isEqualTo("{\"success\":true,\"data\":[]}");

        Answer created = admin.api("POST", ALL, CREATE);
        assertThat(created.status()).isEqualTo(201);
        assertThat(json(created).path("success").asBoolean()).isTrue();
        assertThat(json(admin.api("GET", ALL, "")).at("/data/0").toString())
                .isEqualTo("{\"alias\":\"info\",\"email\":\"info@example.com\","
                        + "\"destinations\":[\"mara@post.example\"]}");

        Answer changed = admin.api("PATCH", INFO, "{\"destinations\":[\"a@post.example\",\"b@bücher.example\"]}");
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(FORWARDERS.of("info@example.com")).containsExactly("a@post.example", "b@xn--bcher-kva.example");
        assertThat(json(admin.api("GET", ALL, "")).at("/data/0/destinations")).hasSize(2);

        assertThat(admin.api("DELETE", INFO, "").status()).isEqualTo(200);
        assertThat(FORWARDERS.kept).isEmpty();
        assertThat(json(admin.api("GET", ALL, "")).path("data")).isEmpty();
        assertThat(admin.api("DELETE", INFO, "").status()).isEqualTo(404);
    }

    @Test
    void takesWhatRefusesAndWhatThrowsAway() {
        assertThat(admin.api("POST", ALL, "{\"alias\":\"old\",\"destinations\":[\":FAIL:\"]}")
                        .status())
                .isEqualTo(201);
        assertThat(admin.api("POST", ALL, "{\"alias\":\"noise\",\"destinations\":\":blackhole:\"}")
                        .status())
                .isEqualTo(201);

        assertThat(FORWARDERS.of("old@example.com")).containsExactly(":fail:");
        assertThat(FORWARDERS.of("noise@example.com")).containsExactly(":blackhole:");
    }

    @Test
    void warnsOfWhatTheMailHostDoesBecauseOfIt() {
        Answer created = admin.api("POST", ALL, "{\"alias\":\"info\",\"destinations\":[\"mara@strict.example\"]}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(json(created).at("/data/warnings/0").asText()).contains("the <host> filter spam");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"destinations\":[\"a@post.example\"]} | alias",
                "{\"alias\":\"..\",\"destinations\":[\"a@post.example\"]} | alias",
                "{\"alias\":\"a/b\",\"destinations\":[\"a@post.example\"]} | alias",
                "{\"alias\":\"a\\n\",\"destinations\":[\"a@post.example\\nb\"]} | destinations",
                "{\"alias\":\"info@other.example\",\"destinations\":[\"a@post.example\"]} | alias",
                "{\"alias\":\"info\"} | destinations",
                "{\"alias\":\"info\",\"destinations\":[]} | destinations",
                "{\"alias\":\"info\",\"destinations\":[null]} | destinations",
                "{\"alias\":\"info\",\"destinations\":[\"nobody\"]} | destinations",
                "{\"alias\":\"info\",\"destinations\":[\"\\u007c/bin/sh@post.example\"]} | destinations",
                "{\"alias\":\"info\",\"destinations\":[\"/etc/passwd@post.example\"]} | destinations",
                "{\"alias\":\"info\",\"destinations\":[\":include:@post.example\"]} | destinations",
                "{\"alias\":\"info\",\"destinations\":[\"a@post\"]} | destinations",
                "{\"alias\":\"info\",\"destinations\":[\"a@post.example\",\"A@POST.example\"]} | destinations",
                "{\"alias\":\"info\",\"destinations\":[\"INFO@example.com\"]} | destinations",
                "{\"alias\":\"info\",\"destinations\":[\":fail:\",\"a@post.example\"]} | destinations",
                "{\"alias\":\"info\",\"destinations\":[\":unknown:\"]} | destinations",
                "{\"alias\":\"info\",\"destinations\":[\"a@post.example\"],\"keep\":true} | keep",
            })
    void refusesBadForwardersWithTheirField(String body, String field) {
        Answer answer = admin.api("POST", ALL, body);

        refused(answer, field);
        assertThat(FORWARDERS.kept).isEmpty();
    }

    @Test
    void refusesMoreDestinationsThanAForwarderIsFor() {
        String many = IntStream.range(0, 101)
                .mapToObj(i -> "\"a" + i + "@post.example\"")
                .collect(Collectors.joining(","));

        refused(admin.api("POST", ALL, "{\"alias\":\"info\",\"destinations\":[" + many + "]}"), "destinations");
    }

    @Test
    void refusesCirclesByWayOfOtherForwarders() {
        admin.api("POST", ALL, "{\"alias\":\"a\",\"destinations\":[\"b@example.com\",\"x@post.example\"]}");
        admin.api("POST", ALL, "{\"alias\":\"b\",\"destinations\":[\"c@example.com\"]}");

        Answer circle =
                admin.api("POST", ALL, "{\"alias\":\"c\",\"destinations\":[\"y@post.example\",\"a@example.com\"]}");

        refused(circle, "destinations");
        assertThat(json(circle).at("/error/message").asText())
                .contains("c@example.com → a@example.com → b@example.com → c@example.com");
        assertThat(FORWARDERS.of("c@example.com")).isEmpty();
    }

    @Test
    void saysThatAnAddressIsInUse() {
        admin.api(
                "POST", "/api/domains/example.com/email-accounts", "{\"username\":\"info\",\"password\":\"Abcdef1!\"}");

        Answer answer = admin.api("POST", ALL, CREATE);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(json(answer).at("/error/code").asText()).isEqualTo("conflict");
    }

    @Test
    void saysWhatAMailHostCannotDo() {
        FAKE.forwarders = java.util.Optional.empty();
        FAKE.catchAll = java.util.Optional.empty();

        assertThat(List.of(
                        admin.api("GET", ALL, ""),
                        admin.api("POST", ALL, CREATE),
                        admin.api("DELETE", INFO, ""),
                        admin.api("GET", CATCH_ALL, ""),
                        admin.api("PATCH", CATCH_ALL, "{\"type\":\"fail\"}")))
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(501);
                    assertThat(json(answer).at("/error/code").asText()).isEqualTo("unsupported");
                });
        FORWARDERS.withoutSpecial();
        FAKE.forwarders = java.util.Optional.of(FORWARDERS);
        refused(admin.api("POST", ALL, "{\"alias\":\"a\",\"destinations\":[\":fail:\"]}"), "destinations");
        new FakeCatchAll(FAKE, false);
        assertThat(admin.api("PATCH", CATCH_ALL, "{\"type\":\"blackhole\"}").status())
                .isEqualTo(501);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/domains/example.com/forwarders/%2e%2e",
                "/api/domains/example.com/forwarders/..%2f..",
                "/api/domains/example.com/forwarders/info%0a",
                "/api/domains/example.com/forwarders/info%3fx",
                "/api/domains/example.com/forwarders/..%2femail-accounts%2fmara",
            })
    void letsNoAddressLeaveItsPlace(String path) {
        admin.api("POST", ALL, CREATE);

        assertThat(admin.api("DELETE", path, "").status()).isIn(400, 404, 405);
        assertThat(FORWARDERS.kept).hasSize(1);
        assertThat(FAKE.domains).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void tellsWhatTheMailHostDidNotDoAndLosesNothing(Supplier<Failure> failure, int status, String code) {
        admin.api("POST", ALL, CREATE);
        FAKE.failWith(failure);

        assertThat(List.of(
                        admin.api("POST", ALL, "{\"alias\":\"x\",\"destinations\":[\"a@post.example\"]}"),
                        admin.api("PATCH", INFO, "{\"destinations\":[\"a@post.example\"]}"),
                        admin.api("DELETE", INFO, ""),
                        admin.api("PATCH", CATCH_ALL, "{\"type\":\"blackhole\"}")))
                .allSatisfy(answer -> {
                    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
                    assertThat(json(answer).at("/error/code").asText()).isEqualTo(code);
                    assertThat(json(answer).at("/error/message").asText()).startsWith("The host says why.");
                });
        FAKE.up();
        assertThat(json(admin.api("GET", ALL, "")).at("/data/0/email").asText()).isEqualTo("info@example.com");
        assertThat(json(admin.api("GET", CATCH_ALL, "")).at("/data/type").asText())
                .isEqualTo("fail");
    }

    static Stream<Arguments> failures() {
        String why = "The host says why.";
        return Stream.of(
                fails(() -> new Failure.Unavailable(why, true), 502, "upstream_unavailable"),
                fails(() -> new Failure.Unauthenticated(why), 502, "upstream_unauthenticated"),
                fails(() -> new Failure.RateLimited(why, Duration.ofSeconds(5)), 503, "rate_limited"));
    }

    private static Arguments fails(Supplier<Failure> failure, int status, String code) {
        return Arguments.of(failure, status, code);
    }

    @Test
    void takesALostAnswerForWhatItIs() {
        Failure lost = new Failure.Unavailable("The answer was lost.", false);
        FORWARDERS.loseAnswer(lost);
        assertThat(admin.api("POST", ALL, CREATE).status()).isEqualTo(201);

        FORWARDERS.loseAnswer(lost);
        assertThat(admin.api("PATCH", INFO, "{\"destinations\":[\"a@post.example\"]}")
                        .status())
                .isEqualTo(200);

        FORWARDERS.loseAnswer(lost);
        assertThat(admin.api("DELETE", INFO, "").status()).isEqualTo(200);
        assertThat(FORWARDERS.kept).isEmpty();
    }

    @Test
    void saysWhatStandsAfterAChangeThatBrokeHalfway() {
        admin.api("POST", ALL, CREATE);
        FORWARDERS.breakHalfway(new Failure.Unavailable("The host broke.", false));

        Answer changed = admin.api("PATCH", INFO, "{\"destinations\":[\"a@post.example\"]}");

        assertThat(changed.status()).isEqualTo(502);
        assertThat(json(changed).at("/error/message").asText())
                .isEqualTo("The host broke. There is no forwarder info@example.com now.");
        assertThat(json(admin.api("GET", ALL, "")).path("data")).isEmpty();
    }

    @Test
    void asksTheMailHostOnceAMinuteAtMost() {
        admin.api("POST", ALL, CREATE);
        admin.api("GET", ALL, "");
        int before = FAKE.calls.get();

        admin.api("GET", ALL, "");
        admin.api("GET", ALL, "");
        assertThat(FAKE.calls.get()).isEqualTo(before);

        CLOCK.pass(Duration.ofSeconds(61));
        FORWARDERS.kept.clear();
        assertThat(json(admin.api("GET", ALL, "")).path("data")).isEmpty();
        assertThat(FAKE.calls.get()).isEqualTo(before + 1);
    }

    @Test
    void changesTheCatchAll() {
        assertThat(json(admin.api("GET", CATCH_ALL, "")).path("data").toString())
                .startsWith("{\"type\":\"fail\",\"address\":null,\"description\":");

        Answer address = admin.api("PATCH", CATCH_ALL, "{\"type\":\"address\",\"address\":\"Mara@Post.example\"}");
        assertThat(address.status()).isEqualTo(200);
        assertThat(json(admin.api("GET", CATCH_ALL, "")).at("/data/address").asText())
                .isEqualTo("mara@post.example");
        assertThat(CATCHING.rule).isInstanceOf(CatchAll.DeliverTo.class);

        admin.api("PATCH", CATCH_ALL, "{\"type\":\"blackhole\",\"address\":null}");
        assertThat(CATCHING.rule).isInstanceOf(CatchAll.Discard.class);
        admin.api("PATCH", CATCH_ALL, "{\"type\":\"fail\"}");
        assertThat(CATCHING.rule).isInstanceOf(CatchAll.Refuse.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | type",
                "{\"type\":\"none\"} | type",
                "{\"type\":\"address\"} | address",
                "{\"type\":\"address\",\"address\":\"nobody\"} | address",
                "{\"type\":\"address\",\"address\":\"\\u007csh@post.example\"} | address",
            })
    void refusesABadCatchAllWithItsField(String body, String field) {
        refused(admin.api("PATCH", CATCH_ALL, body), field);
        assertThat(CATCHING.rule).isInstanceOf(CatchAll.Refuse.class);
    }

    private static void refused(Answer answer, String field) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).at("/error/code").asText()).isEqualTo("invalid_input");
        assertThat(json(answer).at("/error/field").asText()).isEqualTo(field);
        assertThat(json(answer).at("/error/message").asText()).isNotBlank();
    }

    private static JsonNode json(Answer answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }
}
