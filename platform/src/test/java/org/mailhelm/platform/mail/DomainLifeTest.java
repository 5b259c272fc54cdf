package org.mailhelm.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.api.mail.Quota;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestClock;
import org.mailhelm.platform.testing.TestHost;

/** Domains from their proof to their end, and what the start page says of them. */
class DomainLifeTest {

    private static final DomainName EXAMPLE = new DomainName("example.com");

    @TempDir
    Path folder;

    private final FakeMailHost fake = new FakeMailHost();
    private final FakeMailHost second = new FakeMailHost();
    private final TestClock clock = new TestClock();

    @SuppressWarnings("NullAway.Init") // set before each test
    private Deletions deletions;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestHost host;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Browser admin;

    @BeforeEach
    void start() {
        start(new FakeMailHosts().with("a", fake));
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void showsTheProofAndAddsTheDomainOnceTheHostSeesIt() {
        fake.wantsProof = true;

        Answer begun = admin.post("/domains", Map.of("domain", "Example.com", "host", "a"));
        assertThat(begun.location()).isEqualTo("/domains/example.com/setup");
        assertThat(admin.get("/domains/example.com/setup").body())
                .contains("_da-verify-a1b2.example.com", "domain-verified", "Check and register");
        assertThat(fake.domains).isEmpty();

        Answer early = admin.post("/domains/example.com/setup/register", Map.of());
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.body()).contains("visible yet", "_da-verify-a1b2.example.com");

        fake.seesProof = true;
        Answer added = admin.post("/domains/example.com/setup/register", Map.of());
        assertThat(added.location()).isEqualTo("/domains/example.com/setup");
        assertThat(fake.domains).containsOnlyKeys(EXAMPLE);
    }

    @Test
    void tellsAScriptWhereToGoAfterwards() {
        Answer added = admin.with("HX-Request", "true").post("/domains", Map.of("domain", "example.com"));

        assertThat(added.status()).isEqualTo(204);
        assertThat(added.header("HX-Redirect")).contains("/domains/example.com/setup");
        assertThat(added.header("Set-Cookie").orElse("")).contains("flash");
    }

    @Test
    void tellsScriptsTheProof() throws Exception {
        assertThat(admin.api("GET", "/api/verification-key", "").status()).isEqualTo(501);
        fake.wantsProof = true;

        JsonNode data = json(admin.api("GET", "/api/verification-key", ""));

        assertThat(data.path("key").asText()).isEqualTo("_da-verify-a1b2");
        assertThat(data.path("record").toString())
                .isEqualTo("{\"type\":\"TXT\",\"name\":\"_da-verify-a1b2\",\"value\":\"domain-verified\"}");
    }

    @Test
    void asksWhichHostWhereThereAreSeveral() {
        host.close();
        start(new FakeMailHosts().with("a", fake).with("b", second));

        assertThat(admin.get("/domains/new").body()).contains("Host a", "Host b", "<select");
        admin.post("/domains", Map.of("domain", "example.com", "host", "b"));

        assertThat(second.domains).containsOnlyKeys(EXAMPLE);
        assertThat(fake.domains).isEmpty();
        assertThat(admin.post("/domains", Map.of("domain", "example.com", "host", "a"))
                        .body())
                .contains("is there already, at Host b");
    }

    @Test
    void switchesMailOffAfterAQuestionAndOnAgain() throws Exception {
        fake.off = Optional.of(new ConcurrentSkipListSet<>());
        admin.post("/domains", Map.of("domain", "example.com"));

        assertThat(admin.get("/domains/example.com").body()).contains("Switch mail off");
        assertThat(admin.post("/domains/example.com/hosting", Map.of("on", "false"))
                        .body())
                .contains("Switch off mail for example.com?");
        assertThat(fake.off.orElseThrow()).isEmpty();

        admin.post("/domains/example.com/hosting", Map.of("on", "false", "confirm", "yes"));
        assertThat(fake.off.orElseThrow()).containsExactly(EXAMPLE);
        assertThat(admin.get("/domains/example.com").body())
                .contains("Mail for example.com is switched off", "Switch mail on");
        assertThat(admin.get("/domains").body()).contains("Mail off");
        assertThat(admin.get("/").body()).contains("Three steps");

        JsonNode on = json(admin.api("PATCH", "/api/domains/example.com/mail-status", "{\"enabled\":true}"));
        assertThat(on.path("mail_hosting").asBoolean()).isTrue();
        assertThat(fake.off.orElseThrow()).isEmpty();
        assertThat(admin.api("PATCH", "/api/domains/example.com/mail-status", "{}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void offersNoSwitchWhereTheHostHasNone() {
        admin.post("/domains", Map.of("domain", "example.com"));

        assertThat(admin.get("/domains/example.com").body()).doesNotContain("Switch mail");
        assertThat(admin.api("PATCH", "/api/domains/example.com/mail-status", "{\"enabled\":false}")
                        .status())
                .isBetween(400, 501);
    }

    @Test
    void listsWhatGoesAsItIsNowAndTellsWhoeverKeepsSomething() {
        admin.post("/domains", Map.of("domain", "example.com"));
        for (int i = 0; i < 7; i++) {
            put("box" + i, 100);
        }

        assertThat(admin.get("/domains/example.com/delete").body())
                .contains("7 mailboxes: box0, box1, box2, box3, box4 and 2 more", "700 MB of mail");
        assertThat(admin.post("/domains/example.com/delete", Map.of("confirm", "wrong"))
                        .status())
                .isEqualTo(422);
        assertThat(deletions.names).isEmpty();
        admin.post("/domains/example.com/delete", Map.of("confirm", "example.com"));

        assertThat(fake.domains).isEmpty();
        assertThat(deletions.names).containsExactly(EXAMPLE);
    }

    @Test
    void leavesNoGrantThatCouldComeBackToLifeWithTheDomain() {
        admin.post("/domains", Map.of("domain", "example.com"));
        String grant = "\"grants\":[{\"domain\":\"example.com\",\"permissions\":[\"emails\"]}";
        String other = ",{\"domain\":\"other.example\",\"permissions\":[\"emails\"]}]}";
        admin.api(
                "POST",
                "/api/admin/delegations",
                "{\"email\":\"mara\",\"password\":\"four words make sense\"," + grant + other);
        admin.api("POST", "/api/admin/api-tokens", "{\"label\":\"script\"," + grant + other);

        admin.post("/domains/example.com/delete", Map.of("confirm", "example.com"));

        for (String list : List.of("/api/admin/delegations", "/api/admin/api-tokens")) {
            assertThat(admin.api("GET", list, "").body())
                    .contains("other.example")
                    .doesNotContain("example.com");
        }
        assertThat(admin.get("/audit?domain=example.com").body()).contains("delegation.update");
    }

    @Test
    void keepsEverythingWhenTheHostIsDown() {
        admin.post("/domains", Map.of("domain", "example.com"));
        fake.down();

        assertThat(admin.get("/domains/example.com/delete").body()).contains("say now");
        assertThat(admin.post("/domains/example.com/delete", Map.of("confirm", "example.com"))
                        .status())
                .isBetween(500, 504);
        assertThat(deletions.names).isEmpty();
        assertThat(admin.get("/domains").body()).contains("example");
    }

    @Test
    void saysOnTheStartPageWhatNeedsSomebodyWithoutAskingTheHost() throws Exception {
        admin.post("/domains", Map.of("domain", "example.com"));
        put("nearly", 950);
        put("roomy", 10);
        clock.pass(Duration.ofSeconds(4));
        admin.post("/domains/example.com/mailboxes/refresh", Map.of());
        admin.get("/domains");
        int before = fake.calls.get();

        String page = admin.get("/").body();
        assertThat(page).contains("1 thing needs you", "1 mailbox at 90 % of the quota or more", "show=full", "960 MB");
        assertThat(page)
                .contains("Recent activity", "<code>domain.create</code>")
                .doesNotContain("auth.login");
        JsonNode fleet = json(admin.api("GET", "/api/fleet/overview", ""));
        assertThat(fleet.at("/domains/0/domain").asText()).isEqualTo("example.com");
        assertThat(fleet.at("/domains/0/mailbox_count").asInt()).isEqualTo(2);
        assertThat(fleet.path("last_run_at").isNumber()).isTrue();
        assertThat(fake.calls.get()).isEqualTo(before);

        fake.down();
        clock.pass(Duration.ofMinutes(5));
        admin.post("/refresh", Map.of());
        assertThat(admin.get("/").body()).contains("2 things need you", "Host a", "does not answer", "5 minutes ago");
    }

    private void start(FakeMailHosts hosts) {
        host = TestHost.start(folder, Browser.ADMIN, hosts, clock);
        deletions = host.bean(Deletions.class);
        admin = Browser.signedIn(host);
    }

    private void put(String user, long megabytes) {
        Objects.requireNonNull(fake.domains.get(EXAMPLE))
                .put(
                        user,
                        new Mailbox(
                                new MailAddress(user, EXAMPLE),
                                Quota.ofMebibytes(1000),
                                Optional.of(ByteSize.ofMebibytes(megabytes)),
                                Optional.empty(),
                                Optional.empty(),
                                false));
    }

    private static JsonNode json(Answer answer) throws Exception {
        assertThat(answer.status()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body()).path("data");
    }

    /** Stands for whoever keeps something about a domain. */
    @Singleton
    @Requires(bean = FakeMailHosts.class)
    static final class Deletions implements ApplicationEventListener<DomainDeleted> {
        final List<DomainName> names = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void onApplicationEvent(DomainDeleted event) {
            names.add(event.name());
        }
    }
}
