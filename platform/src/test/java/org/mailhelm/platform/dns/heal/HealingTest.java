package org.mailhelm.platform.dns.heal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.dns.FakeParts;
import org.mailhelm.platform.dns.FakeZones;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.TestClock;
import org.mailhelm.platform.testing.TestHost;

class HealingTest {

    private static final String DNS = "/api/domains/example.com/dns";

    @TempDir
    Path folder;

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
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void writesAgainWhatOthersChangedAndWaitsLongerEachTime(Database database) {
        start(database);
        admin.api("POST", DNS + "/fix", "{}");
        admin.api("PATCH", DNS + "/settings", "{\"healing\":true}");
        List<String> whole = zones.all();
        healing.round();
        assertThat(zones.applies.get()).isEqualTo(1);

        zones.put("x._domainkey.example.com", "TXT", "v=DKIM1; p=STOLEN");
        zones.put("_dmarc.example.com", "TXT");
        zones.put("www.example.com", "A", "192.0.2.1");
        healing.round();
        assertThat(zones.applies.get()).as("it is not due yet").isEqualTo(1);
        clock.pass(Healing.USUAL);
        healing.round();
        assertThat(zones.values("_dmarc.example.com", "TXT")).isNotEmpty();
        zones.put("www.example.com", "A");
        assertThat(zones.all()).isEqualTo(whole);
        assertThat(admin.api("GET", DNS + "/history", "").body()).contains("\"kind\":\"heal\"", "DNS monitor");
        assertThat(admin.api("GET", "/api/admin/logs", "").body()).contains("dns.heal");

        zones.put("_dmarc.example.com", "TXT");
        clock.pass(Healing.USUAL);
        healing.round();
        assertThat(zones.values("_dmarc.example.com", "TXT"))
                .as("after the first time it waits twice as long")
                .isEmpty();
        clock.pass(Healing.USUAL);
        healing.round();
        assertThat(zones.all()).isEqualTo(whole);
    }

    @Test
    void countsWhatWasPublishedByHandAsOurs() {
        start(Database.SQLITE);
        zones.put("example.com", "MX", "10 mail.host.example");
        zones.put("example.com", "TXT", "v=spf1 include:host.example a ~all");
        zones.put("_dmarc.example.com", "TXT", "v=DMARC1; p=reject");
        admin.api("PATCH", DNS + "/settings", "{\"healing\":true}");
        healing.round();

        zones.put("example.com", "MX");
        zones.put("example.com", "TXT", "v=spf1 a ~all");
        clock.pass(Healing.USUAL);
        healing.round();

        assertThat(zones.values("example.com", "MX")).containsExactly("10 mail.host.example");
        assertThat(zones.values("example.com", "TXT")).containsExactly("v=spf1 a include:host.example ~all");
        assertThat(zones.values("_dmarc.example.com", "TXT")).containsExactly("v=DMARC1; p=reject");
        assertThat(zones.values("x._domainkey.example.com", "TXT"))
                .as("never written, never healed")
                .isEmpty();
    }

    @Test
    void doesNothingUnlessItIsSwitchedOnNorWhileTheProviderIsDown() {
        start(Database.SQLITE);
        admin.api("POST", DNS + "/fix", "{}");
        zones.put("example.com", "MX");
        healing.round();
        assertThat(zones.applies.get()).isEqualTo(1);

        admin.api("PATCH", DNS + "/settings", "{\"healing\":true}");
        zones.failWith(new Failure.Unavailable("PowerDNS does not answer.", true));
        healing.round();
        zones.failWith(null);
        clock.pass(Healing.USUAL);
        healing.round();
        assertThat(zones.values("example.com", "MX")).isNotEmpty();
    }

    @Test
    void waitsADayAtMost() {
        start(Database.SQLITE);

        assertThat(Healing.pause(1)).isEqualTo(Duration.ofMinutes(30));
        assertThat(Healing.pause(1000)).isEqualTo(Duration.ofHours(24));
    }

    private void start(Database database) {
        host = database.start(folder, Browser.ADMIN, new FakeParts().with("pdns", zones), clock);
        admin = Browser.signedIn(host);
        admin.api("POST", "/api/domains", "{\"domain\":\"example.com\"}");
        healing = host.bean(Healing.class);
    }
}
