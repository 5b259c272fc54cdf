package org.mailhelm.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailhelm.api.mail.SpamRules.Listing;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestClock;
import org.mailhelm.platform.testing.TestHost;

class SpamTest {

    private static final String API = "/api/domains/example.com/spam";
    private static final String PAGE = "/domains/example.com/spam";

    @TempDir
    static Path folder;

    private static final FakeMailHost FAKE = new FakeMailHost();
    private static final TestClock CLOCK = new TestClock();
    private static final FakeSpamRules RULES = new FakeSpamRules(FAKE);

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static TestHost host;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Browser admin;

    @BeforeAll
    static void start() {
        host = TestHost.start(folder, Browser.ADMIN, new FakeMailHosts().with("a", FAKE), CLOCK);
        admin = Browser.signedIn(host);
        admin.post("/domains", Map.of("domain", "example.com"));
    }

    /** One host serves all tests, because its start takes longer than any of them. */
    @BeforeEach
    void begin() {
        CLOCK.pass(Duration.ofMinutes(2));
        RULES.reset();
        admin.post(PAGE + "/refresh", Map.of());
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void runsTheScriptThatAddsAnEntryToTheBlacklist() {
        Answer added = admin.api("POST", API + "/blacklist", "{\"entry\":\"*@Noise.example\"}");

        assertThat(added.status()).isEqualTo(201);
        assertThat(json(added).path("success").asBoolean()).isTrue();
        assertThat(admin.api("GET", API + "/blacklist", "").body())
                .isEqualTo("{\"success\":true,\"data\":[\"*@noise.example\"]}");
        assertThat(admin.api("GET", API + "/whitelist", "").body()).isEqualTo("{\"success\":true,\"data\":[]}");
        assertThat(admin.api("POST", API + "/whitelist", "{\"entry\":\"friend@bücher.example\"}")
                        .status())
                .isEqualTo(201);
        assertThat(RULES.of(Listing.ALLOW)).containsExactly("friend@xn--bcher-kva.example");

        assertThat(admin.api("DELETE", API + "/blacklist/*@noise.example", "").status())
                .isEqualTo(200);
        assertThat(admin.api("DELETE", API + "/whitelist/friend%40xn--bcher-kva.example", "")
                        .status())
                .isEqualTo(200);
        assertThat(RULES.of(Listing.DENY)).isEmpty();
        assertThat(RULES.of(Listing.ALLOW)).isEmpty();
        assertThat(admin.api("DELETE", API + "/blacklist/*@noise.example", "").status())
                .isEqualTo(404);
    }

    @Test
    void readsAndChangesTheScore() {
        assertThat(admin.api("GET", API + "/settings", "").body())
                .isEqualTo("{\"success\":true,\"data\":{\"high_score\":15}}");

        assertThat(admin.api("PATCH", API + "/settings", "{\"high_score\":5}").status())
                .isEqualTo(200);

        assertThat(RULES.score).isEqualTo(5);
        assertThat(admin.api("GET", API + "/settings", "").body()).contains("\"high_score\":5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"entry\":\"\"}",
                "{\"entry\":\"*\"}",
                "{\"entry\":\"*@*\"}",
                "{\"entry\":\"*@*.*\"}",
                "{\"entry\":\"nodot\"}",
                "{\"entry\":\"a@b@example.com\"}",
                "{\"entry\":\"a b@example.com\"}",
                "{\"entry\":\"a@example.com\\nb\"}",
                "{\"entry\":\"../../../b.example\"}",
                "{\"entry\":\"a/b@example.com\"}",
                "{\"entry\":{}}",
            })
    void refusesWhatIsNoSender(String body) {
        Answer answer = admin.api("POST", API + "/blacklist", body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).at("/error/field").asText()).isEqualTo("entry");
        assertThat(RULES.of(Listing.DENY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{}", "{\"high_score\":0}", "{\"high_score\":51}", "{\"high_score\":\"x\"}", "{\"high_score\":1.5}"
            })
    void refusesWhatIsNoScore(String body) {
        Answer answer = admin.api("PATCH", API + "/settings", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(json(answer).at("/error/field").asText()).isEqualTo("high_score");
        assertThat(RULES.score).isEqualTo(15);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/blacklist/../../../other.example",
                "/blacklist/..%2f..%2f..%2fother.example",
                "/blacklist/%2e%2e",
                "/blacklist/a%0a",
            })
    void letsNoEntryLeaveItsPlace(String path) {
        assertThat(admin.api("DELETE", API + path, "").status()).isIn(400, 404, 405);
        assertThat(FAKE.domains).hasSize(1);
    }

    @Test
    void saysWhatAMailHostCannotDo() {
        FAKE.spamRules = Optional.empty();

        assertThat(List.of(
                        admin.api("GET", API + "/settings", ""),
                        admin.api("PATCH", API + "/settings", "{\"high_score\":5}"),
                        admin.api("POST", API + "/whitelist", "{\"entry\":\"a@example.org\"}"),
                        admin.api("DELETE", API + "/whitelist/a@example.org", "")))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(501));
        assertThat(admin.get("/domains/example.com").body()).doesNotContain(PAGE);
        assertThat(admin.get(PAGE).status()).isEqualTo(501);
    }

    @Test
    void addsSeveralSendersAtOnceAndRemovesThem() {
        assertThat(admin.get("/domains/example.com").body()).contains("href=\"" + PAGE + "\"");
        assertThat(admin.get(PAGE).body()).contains("No sender listed", "value=\"15\"");
        RULES.of(Listing.DENY).add("old@noise.example");

        Answer added = admin.post(
                PAGE + "/new",
                Map.of("list", "deny", "entries", "*@noise.example\r\nold@noise.example, Spam@Other.example"));

        assertThat(added.location()).isEqualTo(PAGE);
        assertThat(RULES.of(Listing.DENY))
                .containsExactly("old@noise.example", "*@noise.example", "spam@other.example");
        String page = admin.get(PAGE).body();
        assertThat(page).contains("2 senders were added", "spam@other.example", "Always spam");
        assertThat(admin.get(PAGE + "?q=other").body()).contains("1 of 3").doesNotContain(">*@noise.example<");

        Answer asked = admin.post(PAGE + "/remove", Map.of("list", "deny", "entry", "*@noise.example"));
        assertThat(asked.body()).contains("off the list?", "value=\"*@noise.example\"");
        assertThat(RULES.of(Listing.DENY)).hasSize(3);
        admin.post(PAGE + "/remove", Map.of("list", "deny", "entry", "*@noise.example", "confirm", "yes"));
        assertThat(RULES.of(Listing.DENY)).containsExactly("old@noise.example", "spam@other.example");
    }

    @Test
    void keepsWhatIsStillToAddWhenTheMailHostStops() {
        RULES.takes.set(1);

        Answer answer = admin.post(
                PAGE + "/new", Map.of("list", "allow", "entries", "a@one.example\nb@two.example\nc@three.example"));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body())
                .contains("Too many calls for now. 1 sender was added. These 2 are left to add.")
                .contains(">b@two.example\nc@three.example</textarea>");
        assertThat(RULES.of(Listing.ALLOW)).containsExactly("a@one.example");
    }

    @Test
    void showsWhatIsWrongAtItsField() {
        RULES.of(Listing.ALLOW).add("friend@one.example");

        Answer bad = admin.post(PAGE + "/new", Map.of("list", "deny", "entries", "fine@one.example <b>"));
        Answer both = admin.post(PAGE + "/new", Map.of("list", "deny", "entries", "friend@one.example"));
        Answer score = admin.post(PAGE + "/score", Map.of("score", "99"));

        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.body()).contains("id=\"f-entries-e\"").doesNotContain("<b></textarea>");
        assertThat(both.status()).isEqualTo(422);
        assertThat(both.body()).contains("is on the other list");
        assertThat(score.status()).isEqualTo(422);
        assertThat(score.body()).contains("id=\"f-score-e\"", "value=\"99\"");
        assertThat(RULES.of(Listing.DENY)).isEmpty();
        assertThat(admin.post(PAGE + "/score", Map.of("score", "7")).location()).isEqualTo(PAGE);
        assertThat(RULES.score).isEqualTo(7);
    }

    private static JsonNode json(Answer answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }
}
