package org.mailhelm.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.testkit.RealPowerDns;

/** A domain from nothing to its records in a browser, at a real PowerDNS and the local mail server. */
class DnsJourneyTest {

    private static final String PASSWORD = "Correct-Horse-77";
    private static final String ZONE = "/servers/localhost/zones/example.com.";

    @TempDir
    private Path folder;

    private RealPowerDns powerDns;
    private Distributed host;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Commands.installed("chromium"), "needs the Debian package chromium");
        powerDns = RealPowerDns.start();
        powerDns.createZone("example.com");
        powerDns.api(
                "PATCH", ZONE, rrset("example.com.", "TXT", "REPLACE", "\\\"v=spf1 a ~all\\\"", "\\\"vendor=1\\\""));
        Map<String, String> variables = new HashMap<>(MailPorts.free().variables());
        variables.putAll(Map.of(
                "ADMIN_USER",
                "admin",
                "ADMIN_PASSWORD",
                PASSWORD,
                "PDNS_API_URL",
                powerDns.apiUrl().toString(),
                "PDNS_API_KEY",
                powerDns.apiKey()));
        host = Distributed.start(folder, variables);
        host.awaitMailServer();
        assertThat(ApiSession.signIn(host, "admin", PASSWORD)
                        .call("POST", "/api/admin/connections", "{\"connector\": \"powerdns\", \"name\": \"PowerDNS\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    @AfterEach
    void stop() {
        if (host != null) {
            host.close();
        }
        if (powerDns != null) {
            powerDns.close();
        }
    }

    @Test
    void isPlannedAppliedBrokenMendedAndUndone() throws Exception {
        String before = powerDns.api("GET", ZONE, "");
        try (Panel panel = new Panel(host)) {
            panel.signIn("admin", PASSWORD);
            panel.addDomain("example.com");
            Page page = panel.page();
            assertThat(page.url()).endsWith("/domains/example.com/setup");
            panel.inspect("/domains/example.com/setup");
            assertThat(page.content()).contains("v=spf1 a mx ~all", "vendor=1");
            apply(page);
            assertThat(page.content()).contains("The zone holds them.");
            assertThat(powerDns.api("GET", ZONE, ""))
                    .contains(
                            "\\\"v=spf1 a mx ~all\\\"",
                            "\\\"vendor=1\\\"",
                            "v=DMARC1; p=none",
                            "_domainkey.example.com.");

            panel.inspect("/domains/example.com/dns");
            assertThat(page.content()).contains("Nothing to change");

            powerDns.api("PATCH", ZONE, rrset("example.com.", "MX", "REPLACE", "5 elsewhere.example."));
            powerDns.api("PATCH", ZONE, rrset("_dmarc.example.com.", "TXT", "DELETE"));
            panel.inspect("/domains/example.com/dns");
            assertThat(page.content()).contains("Mail for the domain goes elsewhere now.", "5 elsewhere.example");
            page.locator("[name='do.mx:example.com:mx']").check();
            apply(page);
            assertThat(page.content()).contains("Nothing to change");
            assertThat(powerDns.api("GET", ZONE, "")).doesNotContain("elsewhere.example");

            undo(page);
            assertThat(powerDns.api("GET", ZONE, ""))
                    .contains("5 elsewhere.example.")
                    .doesNotContain("DMARC1");
            panel.inspect("/domains/example.com/dns/dmarc");
            panel.inspect("/domains/example.com/dns/settings");
            assertThat(panel.complaints()).isEmpty();

            powerDns.api("PATCH", ZONE, rrset("example.com.", "MX", "REPLACE", "10 stranger.example."));
            panel.open("/domains/example.com/dns");
            undo(page);
            assertThat(page.content()).contains("Something was changed since", "10 stranger.example");
        }
        assertThat(before).doesNotContain("DMARC1");
        assertThat(host.log()).doesNotContain(powerDns.apiKey());
    }

    private static void apply(Page page) {
        send(
                page,
                "/dns/apply",
                () -> page.locator("form[action$='/dns/apply'] button[type=submit]")
                        .click());
    }

    /** Undoes the change that is listed first and can be. */
    private static void undo(Page page) {
        page.locator("form[action$='/undo'] button[type=submit]").first().click();
        send(page, "/undo", () -> page.locator("#ask-yes").click());
    }

    /** Sends a form and waits for the page that follows, be it by a redirect or as the answer itself. */
    private static void send(Page page, String address, Runnable click) {
        page.evaluate("() => { window.before = true; }");
        page.waitForResponse(answer -> answer.url().endsWith(address), click);
        page.waitForFunction("() => !window.before && document.readyState === 'complete'");
    }

    private static String rrset(String name, String type, String change, String... values) {
        StringBuilder records = new StringBuilder();
        for (String value : values) {
            records.append(records.isEmpty() ? "" : ", ")
                    .append("{\"content\": \"")
                    .append(value)
                    .append("\", \"disabled\": false}");
        }
        return "{\"rrsets\": [{\"name\": \"" + name + "\", \"type\": \"" + type
                + "\", \"ttl\": 3600, \"changetype\": \"" + change + "\", \"records\": [" + records + "]}]}";
    }
}
