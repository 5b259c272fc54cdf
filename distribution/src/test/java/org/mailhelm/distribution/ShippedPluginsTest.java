package org.mailhelm.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.simulator.cloudflare.CloudflareSimulator;
import org.mailhelm.simulator.cloudflare.SimulatorOptions;
import org.mailhelm.testkit.HttpRecorder;
import org.mailhelm.testkit.RealBind;
import org.mailhelm.testkit.RealCaddy;
import org.mailhelm.testkit.RealPowerDns;

/** The plugins that come along, connected, tested and tried in a browser, each with the real thing at its other end. */
class ShippedPluginsTest {

    private static final String PASSWORD = "Correct-Horse-77";
    private static final SimulatorOptions CLOUDFLARE = SimulatorOptions.documented();

    @TempDir
    private static Path folder;

    private static Distributed host;
    private Panel panel;

    @BeforeAll
    static void startWithoutTheMailServer() throws IOException {
        assumeTrue(Commands.installed("chromium"), "needs the Debian package chromium");
        Path plugins = Files.createDirectory(folder.resolve("plugins-under-test"));
        try (var jars = Files.list(Distributed.HOME.resolve("plugins"))) {
            for (Path jar : jars.filter(jar -> !jar.getFileName().toString().startsWith("mail-james"))
                    .toList()) {
                Files.copy(jar, plugins.resolve(jar.getFileName()));
            }
        }
        host = Distributed.start(
                folder,
                Map.of(
                        "PLUGINS_DIR",
                        plugins.toString(),
                        "ADMIN_USER",
                        "admin",
                        "ADMIN_PASSWORD",
                        PASSWORD,
                        "CF_API_TOKEN",
                        CLOUDFLARE.token()));
    }

    @AfterAll
    static void stop() {
        if (host != null) {
            host.close();
        }
    }

    @BeforeEach
    void signIn() {
        panel = new Panel(host);
        panel.signIn("admin", PASSWORD);
    }

    @AfterEach
    void closeBrowser() {
        if (panel != null) {
            assertThat(panel.complaints()).isEmpty();
            panel.close();
        }
    }

    @Test
    void caddyPublishesANameAndTakesItAway() {
        try (RealCaddy caddy = RealCaddy.start()) {
            caddy.servers("{\"srv0\": {\"listen\": [\":" + caddy.httpsPort() + "\"]}}");
            String before = caddy.configuration();
            connect(
                    "reverse-proxies/new/caddy",
                    Map.of(
                            "name", "Edge",
                            "s.adminUrl", caddy.adminUrl().toString(),
                            "s.origin", "127.0.0.1:5000"));

            assertThat(tried(Map.of("host", "try.example.test", "action", "find")))
                    .contains("isn't published");
            assertThat(tried(Map.of("host", "try.example.test", "action", "deploy")))
                    .contains("created");
            assertThat(caddy.configuration()).contains("mailhelm-try.example.test", "127.0.0.1:5000");
            assertThat(tried(Map.of("host", "try.example.test", "action", "remove")))
                    .contains("taken away");
            assertThat(caddy.configuration()).isEqualTo(before);
        }
    }

    @Test
    void powerDnsShowsZonesAndRecords() {
        try (RealPowerDns server = RealPowerDns.start()) {
            server.createZone("shipped.test");
            connect(
                    "dns/new/powerdns",
                    Map.of(
                            "name",
                            "Names",
                            "s.apiUrl",
                            server.apiUrl().toString(),
                            "s.apiKey",
                            server.apiKey(),
                            "s.serverId",
                            "localhost"));

            assertThat(panel.page().content()).doesNotContain(server.apiKey());
            assertThat(tried(Map.of("zone", ""))).contains("shipped.test");
            assertThat(tried(Map.of("zone", "mail.shipped.test"))).contains("NS", "ns1.example.net");
        }
    }

    @Test
    void bindShowsZonesAndRecords() {
        try (RealBind server = RealBind.start("shipped.test")) {
            connect(
                    "dns/new/rfc2136",
                    Map.of(
                            "name",
                            "Primary",
                            "s.server",
                            "127.0.0.1",
                            "s.port",
                            String.valueOf(server.port()),
                            "s.keyName",
                            server.key().name(),
                            "s.keySecret",
                            server.key().secret(),
                            "s.zones",
                            "shipped.test"));

            assertThat(panel.page().content()).doesNotContain(server.key().secret());
            assertThat(tried(Map.of("zone", ""))).contains("shipped.test");
            assertThat(tried(Map.of("zone", "mail.shipped.test"))).contains("NS", "ns1.shipped.test");
        }
    }

    @Test
    void cloudflareShowsZonesAndRecords() {
        try (CloudflareSimulator cloudflare = CloudflareSimulator.start(CLOUDFLARE)) {
            cloudflare.holdings().fill(60, 1);
            connect(
                    "dns/new/cloudflare",
                    Map.of("name", "Edge names", "s.apiUrl", cloudflare.uri().toString()));

            assertThat(panel.page().content()).doesNotContain(CLOUDFLARE.token());
            assertThat(tried(Map.of("zone", ""))).contains("zone0.example", "zone59.example");
            assertThat(tried(Map.of("zone", "mail.zone7.example"))).contains("h0.zone7.example", "10.0.0.0");
        }
    }

    @Test
    void zonesKeptByHandSayWhereToGo() {
        connect(
                "dns/new/manual",
                Map.of("name", "Elsewhere", "s.zones", "by-hand.test", "s.provider", "Example Registrar"));

        assertThat(tried(Map.of("zone", ""))).contains("by-hand.test", "read only");
        assertThat(tried(Map.of("zone", "by-hand.test"))).contains("kept by hand at Example Registrar");
    }

    @Test
    void webhookIsCalled() {
        try (HttpRecorder receiver = new HttpRecorder()) {
            connect(
                    "notifiers/new/webhook",
                    Map.of(
                            "name",
                            "Ops",
                            "s.url",
                            receiver.uri().resolve("/hook").toString(),
                            "s.token",
                            "webhook-token-4711",
                            "s.signingSecret",
                            "webhook-signing-4711"));
            receiver.forget();

            assertThat(tried(Map.of("text", "Hello from the panel."))).contains("Sent.");
            HttpRecorder.Received call = receiver.received().get(0);
            assertThat(call.text()).contains("Hello from the panel.");
            assertThat(call.header("Authorization")).contains("Bearer webhook-token-4711");
            assertThat(call.header("webhook-signature")).isPresent();
        }
    }

    /** Fills the form of a new connection, tests what is in it, and saves it. */
    private void connect(String form, Map<String, String> values) {
        Page page = panel.page();
        panel.open("/connections/" + form);
        values.forEach(this::fill);
        page.locator("#settings .savebar button[value=test]").click();
        assertThat(page.locator("#test").innerText()).contains("Passed");
        // What was typed as a secret isn't sent back with the result of the test.
        values.forEach(this::fill);
        page.locator("#settings .savebar button[value=save]").click();
        page.waitForURL(address -> !address.contains("/new/"));
    }

    private String tried(Map<String, String> values) {
        values.forEach(this::fill);
        Locator form = panel.page().locator("#try form");
        form.locator("button[type=submit]").click();
        panel.page().waitForLoadState();
        return panel.page().locator("#try").innerText();
    }

    private void fill(String name, String value) {
        Locator field = panel.page().locator("[name='" + name + "']");
        if (List.of("SELECT").contains(String.valueOf(field.evaluate("e => e.tagName")))) {
            field.selectOption(value);
        } else {
            field.fill(value);
        }
    }
}
