package org.mailhelm.platform.dns.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailhelm.api.DomainName;
import org.mailhelm.platform.mail.FakeMailHost;
import org.mailhelm.platform.mail.FakeMailHosts;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.StubDns;
import org.mailhelm.platform.testing.StubDns.Manner;
import org.mailhelm.platform.testing.TestClock;
import org.mailhelm.platform.testing.TestHost;

class HealthTest {

    private static final String EACH = "org.mailhelm.platform.testing.EachDatabase#all";
    private static final DomainName EXAMPLE = new DomainName("example.com");

    @TempDir
    Path folder;

    private final StubDns dns = StubDns.resolver();
    private final FakeMailHost fake = new FakeMailHost();
    private final TestClock clock = new TestClock();

    @AfterEach
    void stop() {
        dns.close();
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void tellsScriptsWhatIsWrongAndWhatToSet(Database database) {
        try (TestHost host = start(database)) {
            Browser admin = served(host, "example.com");
            dns.with("example.com", "MX", "10 elsewhere.example.")
                    .text("example.com", "v=spf1 include:host.example -all")
                    .text("host.example", "v=spf1 ip4:192.0.2.1 -all");

            JsonNode health = data(admin.api("GET", "/api/domains/example.com/dns/health", ""));

            assertThat(health.path("overall").asText()).isEqualTo("unhealthy");
            assertThat(health.at("/checks/mx/status").asText()).isEqualTo("fail");
            assertThat(health.at("/checks/mx/found/0").asText()).isEqualTo("10 elsewhere.example");
            assertThat(health.at("/checks/mx/expected/0").asText()).isEqualTo("10 mail.host.example");
            assertThat(health.at("/checks/spf/status").asText()).isEqualTo("pass");
            assertThat(health.at("/checks/dmarc/expected_host").asText()).isEqualTo("_dmarc.example.com");
            assertThat(health.at("/dmarc_policy/effective").asText()).startsWith("v=DMARC1; p=none");
            assertThat(health.path("mail_hosting_enabled").asBoolean()).isTrue();
            assertThat(health.at("/findings/0/record/value").asText()).isEqualTo("10 mail.host.example");
            int asked = dns.asked().size();
            admin.api("GET", "/api/domains/example.com/dns/health", "");
            assertThat(dns.asked()).hasSize(asked);
            assertThat(admin.api("GET", "/api/domains/other.example/dns/health", "")
                            .status())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void keepsWhatChangedAndWhoWroteIt(Database database) {
        try (TestHost host = start(database)) {
            Browser admin = served(host, "example.com");
            DnsHealth health = host.bean(DnsHealth.class);
            dns.with("example.com", "MX", "10 mail.host.example.").with("mail.host.example", "A", "192.0.2.1");
            health.check(EXAMPLE);

            dns.without("example.com", "MX").with("example.com", "MX", "10 evil.example.");
            clock.pass(Duration.ofHours(1));
            health.check(EXAMPLE);
            assertThat(events(admin)).isEmpty();
            clock.pass(Duration.ofHours(1));
            health.check(EXAMPLE);

            dns.without("example.com", "MX").with("example.com", "MX", "10 mail.host.example.");
            health.onApplicationEvent(new RecordsWritten(EXAMPLE, "Ines Falk"));
            clock.pass(Duration.ofMinutes(1));
            health.check(EXAMPLE);
            clock.pass(Duration.ofMinutes(1));
            health.check(EXAMPLE);

            JsonNode events = events(admin);
            assertThat(events.findValuesAsText("kind")).containsExactly("recovered", "drift");
            assertThat(events.at("/1/old_values/0").asText()).isEqualTo("10 mail.host.example");
            assertThat(events.at("/1/new_values/0").asText()).isEqualTo("10 evil.example");
            assertThat(events.at("/1/by").isNull()).isTrue();
            assertThat(events.at("/0/by").asText()).isEqualTo("Ines Falk");
            assertThat(data(admin.api("GET", "/api/dns/events?size=1", ""))
                            .path("total")
                            .asInt())
                    .isEqualTo(2);
            String page = admin.get("/domains/example.com/dns/events").body();
            assertThat(page).contains("no longer right", "right again", "10 evil.example", "Ines Falk");

            dns.without("example.com", "MX");
            clock.pass(Duration.ofMinutes(1));
            health.check(EXAMPLE);
            clock.pass(Duration.ofMinutes(1));
            health.check(EXAMPLE);
            assertThat(events(admin).at("/0/kind").asText()).isEqualTo("drift");
            assertThat(events(admin).at("/0/by").isNull())
                    .as("what she wrote a moment ago was not taken away by her")
                    .isTrue();
        }
    }

    @Test
    void makesNoStormWhenNobodyAnswers() {
        try (TestHost host = start(Database.SQLITE)) {
            Browser admin = served(host, "example.com");
            DnsHealth health = host.bean(DnsHealth.class);
            dns.with("example.com", "MX", "10 mail.host.example.").with("mail.host.example", "A", "192.0.2.1");
            DomainHealth before = health.check(EXAMPLE);

            dns.be(Manner.FAILING);
            for (int i = 0; i < 3; i++) {
                clock.pass(Duration.ofHours(1));
                health.check(EXAMPLE);
            }

            DomainHealth after = health.known(EXAMPLE).orElseThrow();
            assertThat(after.findings()).isEqualTo(before.findings());
            assertThat(after.checkedAt()).isEqualTo(before.checkedAt());
            assertThat(after.problem())
                    .hasValueSatisfying(why -> assertThat(why).contains("SERVFAIL"));
            assertThat(events(admin)).isEmpty();
            assertThat(admin.get("/dns").body()).contains("No answer");
            assertThat(admin.get("/domains/example.com/dns/events").body()).contains("The last look saw nothing");
        }
    }

    @Test
    void judgesByWhatTheMailHostSaidLastWhileItIsDown() {
        try (TestHost host = start(Database.SQLITE)) {
            served(host, "example.com");
            DnsHealth health = host.bean(DnsHealth.class);
            dns.with("example.com", "MX", "10 mail.host.example.").with("mail.host.example", "A", "192.0.2.1");
            health.check(EXAMPLE);

            fake.down();
            clock.pass(Duration.ofDays(2));

            assertThat(health.check(EXAMPLE).findings())
                    .filteredOn(finding -> finding.key().equals("mx"))
                    .extracting(finding -> finding.verdict().word())
                    .containsExactly("pass");
        }
    }

    @Test
    void knowsOnlyTheProofOfADomainThatNobodyServesYet() {
        fake.wantsProof = true;
        try (TestHost host = start(Database.SQLITE)) {
            Browser admin = Browser.signedIn(host);
            dns.text("_da-verify-a1b2.new.example", "domain-verified");

            JsonNode setup = data(admin.api("GET", "/api/domains/new.example/dns/setup-health", ""));

            assertThat(setup.path("on_mxroute").asBoolean(true)).isFalse();
            assertThat(setup.path("cf_configured").asBoolean(true)).isFalse();
            assertThat(setup.at("/checks/verification/status").asText()).isEqualTo("pass");
            assertThat(setup.at("/checks/mx/status").asText()).isEqualTo("pending");
            assertThat(setup.path("overall").asText()).isEqualTo("pending");
            assertThat(host.bean(DnsHealth.class).known(new DomainName("new.example")))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void looksAtManyAsAJobAndShowsThemInLists(Database database) {
        try (TestHost host = start(database)) {
            String[] names =
                    IntStream.range(0, 12).mapToObj(i -> "d" + i + ".example").toArray(String[]::new);
            Browser admin = served(host, names);
            for (String name : names) {
                if (!name.equals("d3.example")) {
                    dns.with(name, "MX", "10 mail.host.example.");
                }
            }
            dns.with("mail.host.example", "A", "192.0.2.1");

            Answer started = admin.api("POST", "/api/dns/health", "{}");

            assertThat(started.status()).isEqualTo(202);
            assertThat(data(started).path("total").asInt()).isEqualTo(12);
            String job = data(started).path("job_id").asText();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> data(admin.api("GET", "/api/jobs/" + job, ""))
                            .toString()
                            .contains("\"state\":\"ended\""));
            JsonNode list = data(admin.api("GET", "/api/dns/health?q=d3&show=attention&size=5", ""));
            assertThat(list.path("total").asInt()).isEqualTo(1);
            assertThat(list.at("/domains/0/checks/mx").asText()).isEqualTo("fail");
            JsonNode fleet = data(admin.api("GET", "/api/fleet/overview", ""));
            assertThat(fleet.at("/domains/0/dns/checks/mx/status").asText()).isEqualTo("pass");
            assertThat(fleet.toString()).contains("\"overall\":\"unhealthy\"");
            assertThat(admin.get("/dns?sort=state&dir=desc").body()).contains("12 domains", "MX, SPF");
            assertThat(admin.get("/domains").body()).contains("to mend");
            assertThat(admin.get("/").body()).contains("DNS records need mending");
            assertThat(admin.post("/dns/check", Map.of("all", "matching", "q", "d3"))
                            .location())
                    .startsWith("/jobs/");
            assertThat(admin.post("/dns/check", Map.of("select", "d4.example")).location())
                    .startsWith("/jobs/");
            assertThat(admin.post("/dns/check", Map.of("one", "d4.example")).location())
                    .isEqualTo("/domains/d4.example/dns/events");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?show=broken", "?sort=colour", "?dir=up", "?page=0", "?size=0", "?size=1001", "?page=x"})
    void refusesParametersThatItDoesNotKnow(String query) {
        try (TestHost host = start(Database.SQLITE)) {
            assertThat(Browser.signedIn(host)
                            .api("GET", "/api/dns/health" + query, "")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void refusesToLookAtWhatIsNoDomainHere() {
        try (TestHost host = start(Database.SQLITE)) {
            Browser admin = served(host, "example.com");

            assertThat(admin.api("POST", "/api/dns/health", "{\"domains\":[\"other.example\"]}")
                            .status())
                    .isEqualTo(404);
            assertThat(admin.api("POST", "/api/dns/health", "{\"domains\":[\"no dot\"]}")
                            .status())
                    .isEqualTo(400);
            assertThat(admin.api("POST", "/api/dns/health", "{\"domains\":[null]}")
                            .status())
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void watchesWhatIsDueAndForgetsWhatIsDeleted(Database database) {
        try (TestHost host = start(database)) {
            served(host, "example.com");
            Watch watch = host.bean(Watch.class);
            DnsHealth health = host.bean(DnsHealth.class);

            watch.round();
            assertThat(health.known(EXAMPLE).orElseThrow().checkedAt()).isPresent();
            int asked = dns.asked().size();
            watch.round();
            assertThat(dns.asked()).hasSize(asked);
            clock.pass(Duration.ofDays(2));
            watch.round();
            assertThat(dns.asked().size()).isGreaterThan(asked);

            // The session of the first one has run out meanwhile.
            assertThat(Browser.signedIn(host)
                            .api("DELETE", "/api/domains/example.com", "")
                            .status())
                    .isEqualTo(200);
            assertThat(health.known(EXAMPLE)).isEmpty();
        }
    }

    private TestHost start(Database database) {
        Map<String, String> variables = new HashMap<>(Browser.ADMIN);
        variables.put("DNS_RESOLVERS", dns.setting());
        variables.put("DNS_RESOLVERS_ONLY", "true");
        return database.start(folder, variables, new FakeMailHosts().with("a", fake), (Clock) clock);
    }

    private Browser served(TestHost host, String... names) {
        List.of(names).forEach(name -> fake.domains.put(new DomainName(name), new TreeMap<>()));
        Browser admin = Browser.signedIn(host);
        admin.api("GET", "/api/domains", "");
        return admin;
    }

    private static JsonNode events(Browser admin) {
        return data(admin.api("GET", "/api/domains/example.com/dns/events", "")).path("events");
    }

    private static JsonNode data(Answer answer) {
        try {
            assertThat(answer.status()).as(answer.body()).isLessThan(300);
            return new ObjectMapper().readTree(answer.body()).path("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
