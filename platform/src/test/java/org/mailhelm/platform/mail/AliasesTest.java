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
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.DomainAlias;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestClock;
import org.mailhelm.platform.testing.TestHost;

class AliasesTest {

    private static final String API = "/api/domains/example.com/pointers";
    private static final String PAGE = "/domains/example.com/aliases";

    @TempDir
    static Path folder;

    private static final FakeMailHost FAKE = new FakeMailHost();
    private static final TestClock CLOCK = new TestClock();
    private static final FakeDomainAliases ALIASES = new FakeDomainAliases(FAKE);

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
        FAKE.up();
        ALIASES.reset();
        admin.post(PAGE + "/refresh", Map.of());
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void areListedAddedAndRemovedByScripts() {
        assertThat(admin.api("GET", API, "").body()).isEqualTo("{\"success\":true,\"data\":[]}");

        assertThat(admin.api("POST", API, "{\"pointer\":\"Example.org\"}").status())
                .isEqualTo(201);
        assertThat(admin.api("POST", API, "{\"pointer\":\"bücher.example\",\"alias\":false}")
                        .status())
                .isEqualTo(201);

        assertThat(json(admin.api("GET", API, "")).at("/data/0").toString())
                .isEqualTo("{\"pointer\":\"example.org\",\"type\":\"alias\",\"target\":\"example.com\"}");
        assertThat(ALIASES.kept).containsEntry(new DomainName("xn--bcher-kva.example"), DomainAlias.Kind.REDIRECT);
        assertThat(admin.api("DELETE", API + "/b%C3%BCcher.example", "").status())
                .isEqualTo(200);
        assertThat(admin.api("DELETE", API + "/example.org", "").status()).isEqualTo(200);
        assertThat(ALIASES.kept).isEmpty();
        assertThat(admin.api("DELETE", API + "/example.org", "").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"pointer\":\"no dot\"}",
                "{\"pointer\":\"..\"}",
                "{\"pointer\":\"../b.example\"}",
                "{\"pointer\":\"EXAMPLE.com\"}",
            })
    void refuseWhatIsNoOtherName(String body) {
        Answer answer = admin.api("POST", API, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).at("/error/field").asText()).isEqualTo("pointer");
        assertThat(ALIASES.kept).isEmpty();
    }

    @Test
    void refuseADomainThatIsServedItself() {
        admin.post("/domains", Map.of("domain", "example.net"));

        Answer answer = admin.api("POST", API, "{\"pointer\":\"example.net\"}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(json(answer).at("/error/message").asText()).contains("a domain of its own at Host a");
    }

    @Test
    void sayWhatAMailHostCannotDo() {
        ALIASES.kinds = Set.of(DomainAlias.Kind.ALIAS);
        assertThat(admin.api("POST", API, "{\"pointer\":\"example.org\",\"alias\":false}")
                        .status())
                .isEqualTo(501);
        assertThat(admin.get(PAGE + "/new").body()).doesNotContain("<select");

        FAKE.domainAliases = Optional.empty();
        assertThat(List.of(admin.api("GET", API, ""), admin.api("POST", API, "{\"pointer\":\"example.org\"}")))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(501));
        assertThat(admin.get("/domains/example.com").body()).doesNotContain(PAGE);
    }

    @Test
    void takeALostAnswerForWhatItIs() {
        Failure lost = new Failure.Unavailable("The answer was lost.", false);
        ALIASES.loseAnswer(lost);
        assertThat(admin.api("POST", API, "{\"pointer\":\"example.org\"}").status())
                .isEqualTo(201);
        ALIASES.loseAnswer(lost);
        assertThat(admin.api("DELETE", API + "/example.org", "").status()).isEqualTo(200);

        FAKE.down();
        Answer down = admin.api("POST", API, "{\"pointer\":\"example.org\"}");
        assertThat(down.status()).isEqualTo(502);
        assertThat(json(down).at("/error/message").asText()).contains("not known");
        assertThat(ALIASES.kept).isEmpty();
    }

    @Test
    void areManagedOnTheirPage() {
        assertThat(admin.get("/domains/example.com").body()).contains("href=\"" + PAGE + "\"");
        assertThat(admin.get(PAGE).body()).contains("No alias yet");
        assertThat(admin.get(PAGE + "/new").body()).contains("name=\"name\"", "leads its web address");

        Answer bad = admin.post(PAGE, Map.of("name", "<b>", "kind", "alias"));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.body()).contains("id=\"f-name-e\"", "value=\"&lt;b>\"");
        assertThat(admin.post(PAGE, Map.of("name", "bücher.example", "kind", "redirect"))
                        .location())
                .isEqualTo(PAGE);
        assertThat(admin.get(PAGE).body()).contains("bücher.example", "Web address leads");

        String remove = PAGE + "/b%C3%BCcher.example/remove";
        assertThat(admin.post(remove, Map.of()).body()).contains("Remove the alias");
        assertThat(ALIASES.kept).hasSize(1);
        assertThat(admin.post(remove, Map.of("confirm", "yes")).location()).isEqualTo(PAGE);
        assertThat(ALIASES.kept).isEmpty();
    }

    private static JsonNode json(Answer answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }
}
