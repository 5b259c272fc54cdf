package org.mailhelm.platform.dns.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.dns.FakeParts;
import org.mailhelm.platform.dns.FakeZones;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestHost;

/** The DNS of a domain in a browser without scripts. */
class DnsPagesTest {

    private static final String PAGE = "/domains/example.com/dns";
    private static final Pattern TICK = Pattern.compile(
            "<input class=\"form-check-input\" type=\"checkbox\" name=\"(do\\.[^\"]+)\" value=\"yes\"( checked)?");
    private static final Pattern DIGEST = Pattern.compile("name=\"digest\" value=\"([^\"]+)\"");
    private static final Pattern UNDO = Pattern.compile("action=\"(/domains/example.com/dns/history/[^\"]+)\"");

    @TempDir
    Path folder;

    private final FakeZones zones = new FakeZones("example.com");

    @SuppressWarnings("NullAway.Init") // set by each test
    private TestHost host;

    @SuppressWarnings("NullAway.Init") // set by each test
    private Browser admin;

    @BeforeEach
    void start() {
        start(new FakeParts().with("pdns", zones));
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void reviewsAppliesAndUndoesAPlan() {
        zones.put("example.com", "TXT", "v=spf1 a ~all", "google-site-verification=Qk3v");
        Answer plan = admin.get(PAGE);
        assertThat(plan.body())
                .contains(
                        "Review changes",
                        "Host pdns, zone example.com",
                        "google-site-verification=Qk3v",
                        "left as it is")
                .contains("v=spf1 a include:host.example ~all", "Apply 6 changes");

        Answer applied = admin.post(PAGE + "/apply", ticked(plan));
        assertThat(applied.location()).isEqualTo(PAGE);
        assertThat(zones.values("example.com", "MX")).containsExactly("10 mail.host.example");

        Answer after = admin.get(PAGE);
        assertThat(after.body()).contains("Nothing to change", "Plan applied", "Written");
        String undo = found(UNDO, after.body());
        assertThat(admin.post(undo, Map.of()).body()).contains("Undo this change?");
        assertThat(admin.post(undo, Map.of("confirm", "yes")).location()).isEqualTo(PAGE);
        assertThat(zones.all()).containsExactly("example.com TXT [google-site-verification=Qk3v, v=spf1 a ~all]");
        assertThat(admin.get(PAGE).body()).contains("Taken back");
    }

    @Test
    void replacesOnlyWhatIsTicked() {
        zones.put("example.com", "MX", "10 elsewhere.example");
        Answer plan = admin.get(PAGE);
        assertThat(plan.body()).contains("goes elsewhere now", "Apply what is ticked");
        Map<String, String> form = ticked(plan);
        assertThat(form).doesNotContainKey("do.mx:example.com:mx");

        admin.post(PAGE + "/apply", form);
        assertThat(zones.values("example.com", "MX")).containsExactly("10 elsewhere.example");

        form = ticked(admin.get(PAGE));
        form.put("do.mx:example.com:mx", "yes");
        admin.post(PAGE + "/apply", form);
        assertThat(zones.values("example.com", "MX")).containsExactly("10 mail.host.example");
    }

    @Test
    void saysWhyNothingWasChanged() {
        Map<String, String> form = ticked(admin.get(PAGE));
        zones.put("_dmarc.example.com", "TXT", "v=DMARC1; p=reject");

        Answer stale = admin.post(PAGE + "/apply", form);
        assertThat(stale.status()).isEqualTo(422);
        assertThat(stale.body()).contains("The plan is another one by now", "Apply 5 changes");
        assertThat(zones.applies.get()).isZero();
        assertThat(admin.post(PAGE + "/apply", Map.of()).location()).isEqualTo(PAGE);

        zones.failWith(new Failure.Unavailable("PowerDNS does not answer.", true));
        assertThat(admin.get(PAGE).body()).contains("PowerDNS does not answer.", "publish them by hand");
        assertThat(admin.post(PAGE + "/apply", form).status()).isEqualTo(502);
    }

    @Test
    void tellsWhatToPublishWhereNoProviderIsConnected() {
        host.close();
        folder = folder.resolve("own");
        start(new FakeParts());

        Answer page = admin.get(PAGE);

        assertThat(page.body())
                .contains(
                        "No DNS provider is connected",
                        "10 mail.host.example",
                        "data-copy",
                        "Zone file",
                        "_dmarc.example.com")
                .doesNotContain("Review changes");
        assertThat(admin.api("GET", "/api" + PAGE + "/zone-file", "").body())
                .contains("example.com. IN MX 10 mail.host.example.");
    }

    @Test
    void choosesADmarcPolicyTagByTag() {
        Answer panel = admin.get(PAGE + "/dmarc");
        assertThat(panel.body()).contains("DMARC policy", "v=DMARC1; p=none; sp=none", "name=\"rua\"");

        Answer bad = admin.post(PAGE + "/dmarc", Map.of("p", "reject", "rua", "nobody", "pct", "200", "other", "x=1"));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.body()).contains("id=\"f-rua-e\"", "id=\"f-pct-e\"", "id=\"f-other-e\"", "value=\"nobody\"");

        admin.post(
                PAGE + "/dmarc",
                Map.of(
                        "p",
                        "reject",
                        "rua",
                        "mailto:dmarc@example.com",
                        "pct",
                        "100",
                        "adkim",
                        "s",
                        "other",
                        "np=reject"));
        assertThat(admin.get(PAGE).body())
                .contains("v=DMARC1; p=reject; rua=mailto:dmarc@example.com; adkim=s; np=reject");

        admin.post(PAGE + "/dmarc", Map.of("usual", "yes"));
        assertThat(admin.get(PAGE).body()).contains("The installation's: v=DMARC1; p=none");
    }

    @Test
    void switchesWhatIsBesideTheMailHost() {
        assertThat(admin.get(PAGE + "/settings").body()).contains("MTA-STS", "name=\"healing\"");

        Answer bad = admin.post(PAGE + "/settings", Map.of("mta_sts", "testing", "tls_reports", "x"));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.body()).contains("MANAGER_PUBLIC_URL");

        admin.post(PAGE + "/settings", Map.of("mta_sts", "off", "tls_reports", "tls@example.com", "healing", "true"));
        assertThat(admin.get(PAGE).body())
                .contains(
                        "v=TLSRPTv1; rua=mailto:tls@example.com",
                        "Changes by others are healed.",
                        "Mail programs are told nothing.");
    }

    private void start(FakeParts parts) {
        host = TestHost.start(folder, Browser.ADMIN, parts);
        admin = Browser.signedIn(host);
        admin.api("POST", "/api/domains", "{\"domain\":\"example.com\"}");
    }

    /** The form of the plan as the browser would send it. */
    private static Map<String, String> ticked(Answer page) {
        Map<String, String> form = new HashMap<>();
        form.put("digest", found(DIGEST, page.body()));
        Matcher ticks = TICK.matcher(page.body());
        while (ticks.find()) {
            if (ticks.group(2) != null) {
                form.put(ticks.group(1), "yes");
            }
        }
        return form;
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }
}
