package org.mailhelm.platform.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.platform.plugin.Connectors;
import org.mailhelm.platform.plugin.Kind;
import org.mailhelm.platform.plugin.Plugins;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.PluginJars;
import org.mailhelm.platform.testing.TestHost;

/** A plugin that nobody here wrote, from its jar to its call, and to its end without a trace. */
class ForeignPluginTest {

    private static final String PIGEON = """
            package com.example.pigeon;
            import java.net.URI;
            import java.time.Duration;
            import java.util.Optional;
            import java.util.concurrent.TimeUnit;
            import org.mailhelm.api.*;
            import org.mailhelm.api.notify.*;
            public class Pigeon implements NotifierConnector<Pigeon.Loft> {
                public record Loft(
                        @Setting(label = "Loft", help = "Where it flies to.") URI loft,
                        @Setting(label = "Ring") Secret ring) {}
                record Letter(@JsonName("letter_text") String text, Optional<String> nothing) {}
                record Receipt(String id) {}
                @Override public ConnectorDescription description() {
                    return ConnectorDescription.of("pigeon", "Pigeon post", "Carries letters.");
                }
                @Override public Class<Loft> settingsType() { return Loft.class; }
                @Override public Notifier open(Loft loft, PluginContext context) {
                    RestClient rest = context.rest(loft.loft(), RestOptions.defaults().bearer(loft.ring()));
                    context.executor().scheduleWithFixedDelay(
                            () -> context.logger().debug("coo"), 0, 1, TimeUnit.SECONDS);
                    return new Notifier() {
                        @Override public NotifierLimits limits() {
                            return new NotifierLimits(100, 1000, 10, 0, Duration.ofMinutes(1));
                        }
                        @Override public void verify() { rest.get("/loft").send(); }
                        @Override public void send(Notification notification) {
                            rest.post("/letters/{to}", "far away")
                                    .json(new Letter(notification.text(), Optional.empty()))
                                    .as(Receipt.class);
                        }
                    };
                }
            }
            """;

    @TempDir
    Path folder;

    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer loft;

    @BeforeEach
    void listen() throws IOException {
        loft = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        loft.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestURI().getRawPath() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
            byte[] answer = "{\"id\":\"7\",\"more\":true}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        loft.start();
    }

    @AfterEach
    void stop() {
        loft.stop(0);
    }

    @Test
    void isConfiguredCalledAndRemovedWithoutATrace() {
        PluginJars.plugin("pigeon")
                .extension("com.example.pigeon.Pigeon", PIGEON)
                .in(folder.resolve("plugins"));
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            host.bean(Connectors.class).all();
            Browser browser = Browser.signedIn(host);
            assertThat(browser.get("/connections/notifiers/new/pigeon").body()).contains("Where it flies to.");

            Answer made = browser.post(
                    "/connections/notifiers/new/pigeon",
                    Map.of(
                            "do", "save",
                            "name", "Coop",
                            "s.loft", "http://127.0.0.1:" + loft.getAddress().getPort() + "/api",
                            "s.ring", "ring-no-5"));
            assertThat(made.status()).isEqualTo(303);
            Answer tried = browser.post(made.location() + "/try", Map.of("text", "Land in sight"));

            assertThat(tried.body()).contains("Sent.");
            assertThat(received)
                    .contains(
                            "GET /api/loft Bearer ring-no-5 ",
                            "POST /api/letters/far%20away Bearer ring-no-5 {\"letter_text\":\"Land in sight\"}");
            assertThat(browser.get(made.location()).body()).contains("Passed").doesNotContain("ring-no-5");

            WeakReference<ClassLoader> loader = loader(host);
            host.bean(Plugins.class).remove("pigeon");

            await().atMost(Duration.ofSeconds(30)).until(() -> {
                System.gc();
                return loader.get() == null;
            });
            assertThat(host.bean(Connections.class).all(Kind.NOTIFIER))
                    .extracting(ConnectionView::problem)
                    .allSatisfy(problem -> assertThat(problem).isPresent());
            assertThat(browser.get(made.location()).body()).contains("run");
        }
    }

    private static WeakReference<ClassLoader> loader(TestHost host) {
        return new WeakReference<>(host.bean(Connectors.class)
                .find("pigeon")
                .orElseThrow()
                .connector()
                .getClass()
                .getClassLoader());
    }
}
