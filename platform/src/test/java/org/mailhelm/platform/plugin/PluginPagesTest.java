package org.mailhelm.platform.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailhelm.platform.testing.PluginJars.notifierPlugin;
import static org.mailhelm.platform.testing.PluginJars.plugin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.Description;
import org.mailhelm.platform.testing.TestHost;
import org.mailhelm.ui.plugin.PluginsPage;

class PluginPagesTest {

    private static final Map<String, String> CONSENT = Map.of("confirm", PluginsPage.CONSENT);

    @TempDir
    Path folder;

    private TestHost host;
    private Browser browser;

    @BeforeEach
    void start() throws IOException {
        notifierPlugin("hello").in(folder.resolve("built-in"));
        plugin("broken").in(folder.resolve("plugins"));
        Files.writeString(folder.resolve("plugins/junk.jar"), "junk");
        host = TestHost.start(folder, Browser.ADMIN);
        browser = Browser.signedIn(host);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void showsEveryJarWithItsStateAndCause() {
        Answer page = browser.get("/plugins");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("2 installed, 1 could not start.")
                .contains("Title of hello", "Running", "/connections/notifiers")
                .contains("broken", "Not started", "brings no connector")
                .contains("junk.jar", "No plugin", "damaged or no jar")
                .contains("plugin API 0.9.0");
    }

    @Test
    void isForAdministratorsOnly() {
        Browser stranger = Browser.of(host);

        assertThat(stranger.get("/plugins").location()).startsWith("/login");
        assertThat(stranger.api("GET", "/api/admin/plugins", "").status()).isEqualTo(401);
        assertThat(stranger.api("POST", "/api/admin/plugins/hello/disable", "").status())
                .isIn(400, 401, 403);
        assertThat(host.bean(Connectors.class).find("hello")).isPresent();
    }

    @Test
    void disablesAfterAskingAndEnablesAgain() {
        Answer asked = browser.post("/plugins/hello/disable", Map.of());
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.body()).contains("Disable Title of hello?");
        assertThat(host.bean(Connectors.class).find("hello")).isPresent();

        Answer done = browser.post("/plugins/hello/disable", Map.of("confirm", "yes"));
        assertThat(done.status()).isEqualTo(303);
        assertThat(browser.get("/plugins").body()).contains("Disabled");
        assertThat(host.bean(Connectors.class).find("hello")).isEmpty();

        browser.post("/plugins/hello/enable", Map.of());
        assertThat(host.bean(Connectors.class).find("hello")).isPresent();
    }

    @Test
    void uploadsWithTypedConsentOnly() {
        byte[] jar = notifierPlugin("fresh").bytes();

        Answer unsure = browser.upload("/plugins/upload", Map.of("confirm", "yes"), "jar", "fresh.jar", jar);
        assertThat(unsure.status()).isEqualTo(422);
        assertThat(unsure.body()).contains("Type \"run this plugin\"");
        assertThat(host.bean(Connectors.class).find("fresh")).isEmpty();

        Answer done = browser.upload("/plugins/upload", CONSENT, "jar", "fresh.jar", jar);
        assertThat(done.status()).as(done.body()).isEqualTo(303);
        assertThat(browser.get("/plugins").body()).contains("Title of fresh 1.0.0 is installed", "uploaded");
        assertThat(host.bean(Connectors.class).find("fresh")).isPresent();
    }

    @Test
    void refusesAWrongJarAtItsField() {
        Answer refused =
                browser.upload("/plugins/upload", CONSENT, "jar", "x.jar", "x".getBytes(StandardCharsets.UTF_8));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("The jar is refused. It is damaged or no jar");
    }

    @Test
    void refusesAnUploadWithoutJar() {
        Answer none = browser.upload("/plugins/upload", CONSENT, "jar", "", new byte[0]);
        Answer other = browser.upload("/plugins/upload", CONSENT, "other", "x.jar", new byte[] {1});

        assertThat(none.status()).isEqualTo(422);
        assertThat(none.body()).contains("The file is empty.");
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.body()).contains("jar is missing");
    }

    @Test
    void replacesByAJarOfTheSamePluginOnly() {
        Answer other = browser.upload(
                "/plugins/hello/replace",
                CONSENT,
                "jar",
                "o.jar",
                notifierPlugin("other").bytes());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body()).contains("This jar is the plugin other, not hello.");

        Answer done = browser.upload(
                "/plugins/hello/replace",
                CONSENT,
                "jar",
                "h.jar",
                notifierPlugin("hello").version("1.1.0").bytes());
        assertThat(done.status()).as(done.body()).isEqualTo(303);
        assertThat(host.bean(Connectors.class).find("hello").orElseThrow().pluginVersion())
                .isEqualTo("1.1.0");
        assertThat(browser.get("/plugins").body()).contains("Not used", "1.1.0 in hello-1.1.0.jar is used instead");
    }

    @Test
    void removesWithTheTypedIdOnly() {
        Answer asked = browser.post("/plugins/broken/remove", Map.of("confirm", "yes"));
        assertThat(asked.body()).contains("Remove broken 1.0.0?");
        assertThat(folder.resolve("plugins/broken-1.0.0.jar")).exists();

        assertThat(browser.post("/plugins/broken/remove", Map.of("confirm", "broken"))
                        .status())
                .isEqualTo(303);
        assertThat(folder.resolve("plugins/broken-1.0.0.jar")).doesNotExist();
        assertThat(browser.post("/plugins/hello/remove", Map.of("confirm", "hello"))
                        .status())
                .isEqualTo(303);
        assertThat(browser.get("/plugins").body()).contains("came with Mailhelm. Disable it instead.");
    }

    @Test
    void findsWhatWasDroppedMeanwhileAndDeletesWhatIsNoPlugin() {
        notifierPlugin("dropped").in(folder.resolve("plugins"));
        String junk = host.bean(Plugins.class).installed().stream()
                .filter(each -> each.file().equals("junk.jar"))
                .findFirst()
                .orElseThrow()
                .sha256();

        browser.get("/plugins");
        browser.post("/plugins/rescan", Map.of());
        browser.post("/plugins/jars/" + junk + "/discard", Map.of("confirm", "yes"));

        assertThat(host.bean(Connectors.class).find("dropped")).isPresent();
        assertThat(folder.resolve("plugins/junk.jar")).doesNotExist();
    }

    @Test
    void doesTheSameOverTheApi() {
        Description description = Description.readBy(browser);
        Answer list = browser.api("GET", "/api/admin/plugins", "");
        assertThat(description.faults("GET", "/api/admin/plugins", list)).isEmpty();
        assertThat(list.body()).contains("\"id\":\"hello\"", "\"state\":\"running\"", "\"built_in\":true");

        Answer inspected = browser.upload(
                "/api/admin/plugins",
                Map.of(),
                "jar",
                "f.jar",
                notifierPlugin("fresh").bytes());
        assertThat(inspected.status()).as(inspected.body()).isEqualTo(200);
        assertThat(description.faults("POST", "/api/admin/plugins", inspected)).isEmpty();
        String sha256 = inspected.body().replaceAll(".*\"sha256\":\"([0-9a-f]{64})\".*", "$1");

        assertThat(browser.api("POST", "/api/admin/plugins/fresh/install", "{\"sha256\":\"" + sha256 + "\"}")
                        .body())
                .contains("\"field\":\"consent\"");
        Answer installed = browser.api(
                "POST",
                "/api/admin/plugins/fresh/install",
                "{\"sha256\":\"" + sha256 + "\",\"consent\":\"run this plugin\"}");
        assertThat(installed.body()).contains("\"success\":true", "\"state\":\"running\"");
        assertThat(description.faults("POST", "/api/admin/plugins/fresh/install", installed))
                .isEmpty();
        assertThat(browser.api("POST", "/api/admin/plugins/fresh/disable", "").body())
                .contains("\"state\":\"disabled\"");
        assertThat(browser.api("POST", "/api/admin/plugins/fresh/enable", "").body())
                .contains("\"state\":\"running\"");
        assertThat(browser.api("DELETE", "/api/admin/plugins/fresh", "").status())
                .isEqualTo(200);
        assertThat(browser.api("DELETE", "/api/admin/plugins/hello", "").status())
                .isEqualTo(409);
        assertThat(browser.api("POST", "/api/admin/plugins/nobody/enable", "").status())
                .isEqualTo(404);
    }

    @Test
    void takesALargeJar() {
        byte[] noise = new byte[60 * 1024 * 1024];
        new Random(1).nextBytes(noise);
        byte[] jar = notifierPlugin("large").resource("noise", noise).bytes();

        Answer done = browser.upload("/plugins/upload", CONSENT, "jar", "large.jar", jar);

        assertThat(done.status()).as(done.body()).isEqualTo(303);
        assertThat(host.bean(Connectors.class).find("large")).isPresent();
    }
}
