package org.mailhelm.platform.dns.heal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.dns.FakeParts;
import org.mailhelm.platform.dns.FakeZones;
import org.mailhelm.platform.dns.health.DnsHealth;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.StubDns;
import org.mailhelm.platform.testing.StubDns.Manner;
import org.mailhelm.platform.testing.TestClock;
import org.mailhelm.platform.testing.TestHost;

/** What the monitor sees in DNS has the zone looked after at once. */
class DriftHealingTest {

    private static final DomainName EXAMPLE = new DomainName("example.com");
    private static final String DNS = "/api/domains/example.com/dns";
    private static final String RIGHT = "10 mail.host.example";
    private static final String WRONG = "10 evil.example";

    @TempDir
    Path folder;

    private final StubDns dns = StubDns.resolver().with("mail.host.example", "A", "192.0.2.1");
    private final FakeZones zones = new FakeZones("example.com");
    private final TestClock clock = new TestClock();

    @SuppressWarnings("NullAway.Init") // set by each test
    private TestHost host;

    @SuppressWarnings("NullAway.Init") // set by each test
    private Browser admin;

    @SuppressWarnings("NullAway.Init") // set by each test
    private Healing healing;

    @AfterEach
    void stop() {
        host.close();
        dns.close();
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void healsAtOnceWhatTwoLooksSaw(Database database) throws Exception {
        start(database, true);
        breaks();

        look();
        healing.round();
        assertThat(zones.values("example.com", "MX"))
                .as("one look may have been deceived")
                .containsExactly(WRONG);
        look();
        healing.round();
        assertThat(zones.values("example.com", "MX")).containsExactly(RIGHT);

        publishes();
        look();
        look();
        JsonNode events = events();
        assertThat(events.findValuesAsText("kind")).containsExactly("recovered", "drift");
        assertThat(events.at("/1/by").isNull()).as("somebody else broke it").isTrue();
        assertThat(events.at("/0/by").asText()).as("it was us").isEqualTo("DNS monitor");
        healing.round();
        assertThat(zones.applies.get()).as("one fix, one healing").isEqualTo(2);
    }

    @Test
    void leavesItWhereHealingIsNotSwitchedOn() throws Exception {
        start(Database.SQLITE, false);
        breaks();

        look();
        look();
        healing.round();

        assertThat(events().findValuesAsText("kind")).containsExactly("drift");
        assertThat(zones.values("example.com", "MX")).containsExactly(WRONG);
    }

    @Test
    void doesNothingWhereOnlyAResolverLies() throws Exception {
        start(Database.SQLITE, true);
        int read = zones.lists.get();
        dns.without("example.com", "MX").with("example.com", "MX", WRONG + ".");

        look();
        look();
        healing.round();

        assertThat(events().findValuesAsText("kind")).containsExactly("drift");
        assertThat(zones.lists.get()).as("the zone was asked").isEqualTo(read + 1);
        assertThat(zones.applies.get()).isEqualTo(1);
    }

    @Test
    void doesNothingWhileNobodyAnswersInDns() throws Exception {
        start(Database.SQLITE, true);
        int read = zones.lists.get();
        dns.be(Manner.FAILING);

        look();
        look();
        healing.round();

        assertThat(events()).isEmpty();
        assertThat(zones.lists.get()).as("nothing was seen, nothing is hurried").isEqualTo(read);
    }

    @Test
    void comesAgainWhenTheProviderWasDown() throws Exception {
        start(Database.SQLITE, true);
        breaks();
        look();
        look();

        zones.failWith(new Failure.Unavailable("PowerDNS does not answer.", true));
        healing.round();
        healing.round();
        zones.failWith(null);
        assertThat(zones.values("example.com", "MX")).containsExactly(WRONG);
        assertThat(events()).as("no storm").hasSize(1);
        clock.pass(Healing.USUAL);
        healing.round();

        assertThat(zones.values("example.com", "MX")).containsExactly(RIGHT);
    }

    /** A domain whose records stand, with the first look and the first round done. */
    private void start(Database database, boolean healed) {
        Map<String, String> variables = new HashMap<>(Browser.ADMIN);
        variables.put("DNS_RESOLVERS", dns.setting());
        variables.put("DNS_RESOLVERS_ONLY", "true");
        host = database.start(folder, variables, new FakeParts().with("pdns", zones), clock);
        admin = Browser.signedIn(host);
        admin.api("POST", "/api/domains", "{\"domain\":\"example.com\"}");
        admin.api("POST", DNS + "/fix", "{}");
        admin.api("PATCH", DNS + "/settings", "{\"healing\":" + healed + "}");
        healing = host.bean(Healing.class);
        publishes();
        look();
        healing.round();
        // Longer than what was written through us counts as the cause of what is seen.
        clock.pass(Duration.ofHours(1));
        look();
        healing.round();
    }

    /** The zone's servers tell the world what the zone holds. */
    private void publishes() {
        dns.without("example.com", "MX");
        zones.values("example.com", "MX").forEach(value -> dns.with("example.com", "MX", value + "."));
    }

    private void breaks() {
        zones.put("example.com", "MX", WRONG);
        publishes();
    }

    private void look() {
        clock.pass(Duration.ofMinutes(1));
        host.bean(DnsHealth.class).check(EXAMPLE);
    }

    private JsonNode events() throws Exception {
        return new ObjectMapper()
                .readTree(admin.api("GET", DNS + "/events", "").body())
                .at("/data/events");
    }
}
