package org.mailhelm.platform.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.PluginJars;
import org.mailhelm.platform.testing.TestHost;
import org.mailhelm.ui.plugin.PluginsPage;

/** What becomes of a connection that is in use while its plugin is replaced, disabled and enabled in the browser. */
class UpgradeInUseTest {

    private static final String PAGER = """
            package com.example.pager;

            import java.net.URI;
            import java.time.Duration;
            import org.mailhelm.api.*;
            import org.mailhelm.api.notify.*;

            public class PagerConnector implements NotifierConnector<PagerConnector.Settings> {

                public record Settings(
                        @Setting(label = "Address", help = "Where the pager server is.") URI address,
                        @Setting(label = "Token") Secret token,
                        @Setting(label = "Channel", defaultValue = "mail") String channel) {}

                @Override
                public ConnectorDescription description() {
                    return ConnectorDescription.of("pager", "Pager", "Sends notifications to a pager.");
                }

                @Override
                public Class<Settings> settingsType() {
                    return Settings.class;
                }

                @Override
                public Notifier open(Settings settings, PluginContext context) {
                    RestClient rest = context.rest(
                            settings.address(), RestOptions.defaults().bearer(settings.token()));
                    return new Notifier() {
                        @Override
                        public NotifierLimits limits() {
                            return new NotifierLimits(100, 1000, 10, 0, Duration.ofMinutes(1));
                        }

                        @Override
                        public void verify() {
                            rest.get("/%s/whoami").send();
                        }

                        @Override
                        public void send(Notification notification) {
                            rest.post("/channels/{channel}", settings.channel())
                                    .json(java.util.Map.of("title", notification.title()))
                                    .send();
                        }
                    };
                }
            }
            """;

    @TempDir
    Path folder;

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private HttpServer pager;
    private TestHost host;
    private Browser browser;

    @BeforeEach
    void start() throws IOException {
        pager = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pager.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        pager.start();
        host = TestHost.start(folder, Browser.ADMIN);
        browser = Browser.signedIn(host);
    }

    @AfterEach
    void stop() {
        host.close();
        pager.stop(0);
    }

    @Test
    void theConnectionGoesOnWithTheYoungerVersion() {
        jar("1.0.0", "v1").in(folder.resolve("plugins"));
        browser.get("/plugins");
        browser.post("/plugins/rescan", Map.of());
        Answer made = connect();

        Answer replaced = browser.upload(
                "/plugins/pager/replace",
                Map.of("confirm", PluginsPage.CONSENT),
                "jar",
                "pager.jar",
                jar("1.1.0", "v2").bytes());
        assertThat(replaced.status()).as(replaced.body()).isEqualTo(303);
        browser.post(made.location() + "/test", Map.of());
        assertThat(calls).contains("GET /v2/whoami Bearer t0p-secret-pager-token ");

        browser.post("/plugins/pager/disable", Map.of("confirm", "yes"));
        assertThat(browser.get(made.location()).status()).isEqualTo(200);
        browser.post("/plugins/pager/enable", Map.of());
        calls.clear();
        browser.post(made.location() + "/test", Map.of());
        assertThat(calls).isNotEmpty();
    }

    private Answer connect() {
        Answer made = browser.post(
                "/connections/notifiers/new/pager",
                Map.of(
                        "do",
                        "save",
                        "name",
                        "On call",
                        "s.address",
                        "http://127.0.0.1:" + pager.getAddress().getPort(),
                        "s.token",
                        "t0p-secret-pager-token",
                        "s.channel",
                        "mail"));
        assertThat(made.status()).as(made.body()).isEqualTo(303);
        return made;
    }

    private static PluginJars jar(String version, String path) {
        return PluginJars.plugin("pager")
                .version(version)
                .extension("com.example.pager.PagerConnector", PAGER.formatted(path));
    }
}
