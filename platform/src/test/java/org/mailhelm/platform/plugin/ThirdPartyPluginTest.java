package org.mailhelm.platform.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.PluginJars;
import org.mailhelm.platform.testing.TestHost;

/**
 * The example of the plugin author guide, as somebody outside would go on with it: compiled against the plugin API alone,
 * dropped into the folder of a host that runs, connected in the browser, and called.
 */
class ThirdPartyPluginTest {

    private static final Pattern EXAMPLE = Pattern.compile("```java\\n(package .*?)```", Pattern.DOTALL);
    private static final String TOKEN = "pager-token-4711";
    private static final String NEW = "/connections/notifiers/new/pager";

    @TempDir
    Path folder;

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private HttpServer pager;
    private TestHost host;
    private Browser browser;

    @BeforeEach
    void start() throws IOException {
        pager = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        pager.createContext("/", this::answer);
        pager.start();
        host = TestHost.start(folder, Browser.ADMIN);
        browser = Browser.signedIn(host);
    }

    @AfterEach
    void stop() {
        host.close();
        pager.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean known =
                    ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(known ? 204 : 401, -1);
        }
    }

    @Test
    void isDroppedInAndConnectedAndCalledAndTakenAway() throws IOException {
        Path jar = drop();
        assertThat(browser.get(NEW).body()).contains("Channel", "page Applications.");

        Answer refused = browser.post(NEW, form("save", ""));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Enter a value.");

        Answer wrong = browser.post(NEW, form("test", "wrong-token-1234"));
        assertThat(wrong.body()).contains("refuses the credentials").doesNotContain("wrong-token-1234");

        Answer made = browser.post(NEW, form("save", TOKEN));
        assertThat(made.status()).as(made.body()).isEqualTo(303);
        String page = made.location();
        browser.post(page + "/test", Map.of());
        assertThat(browser.get(page).body()).contains("The test passed").doesNotContain(TOKEN);

        assertThat(browser.post(page + "/try", Map.of("text", "Hello, pager.")).body())
                .contains("Sent.");
        assertThat(messages())
                .singleElement()
                .asString()
                .startsWith("POST /api/v1/channels/mail/messages {")
                .contains("\"body\":\"Hello, pager.\"", "\"channel\":\"mail\"");

        browser.post("/plugins/notify-pager/remove", Map.of("confirm", "notify-pager"));
        assertThat(jar).doesNotExist();
        assertThat(browser.get(page).body()).contains("The plugin notify-pager doesn't run.");
        browser.post(page + "/try", Map.of("text", "Anybody?"));
        assertThat(messages()).hasSize(1);

        drop();
        assertThat(browser.post(page + "/try", Map.of("text", "Back again.")).body())
                .contains("Sent.");
        assertThat(messages()).hasSize(2);
    }

    /** Without the calls by which the host sees whether the connection works. */
    private List<String> messages() {
        return calls.stream().filter(call -> call.startsWith("POST ")).toList();
    }

    private Path drop() throws IOException {
        Matcher guide = EXAMPLE.matcher(Files.readString(Path.of("../docs/plugin-author-guide.md")));
        assertThat(guide.find()).isTrue();
        Path jar = PluginJars.plugin("notify-pager")
                .extension("com.example.pager.PagerConnector", guide.group(1))
                .in(folder.resolve("plugins"));
        browser.get("/plugins");
        browser.post("/plugins/rescan", Map.of());
        return jar;
    }

    private Map<String, String> form(String action, String token) {
        return Map.of(
                "do",
                action,
                "name",
                "Pager at home",
                "s.address",
                "http://127.0.0.1:" + pager.getAddress().getPort(),
                "s.token",
                token,
                "s.channel",
                "mail");
    }
}
