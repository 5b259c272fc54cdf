package org.mailhelm.platform.access.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestHost;

/** The whole way against a provider that others wrote. */
class RealProviderTest {

    private static final URI PANEL = URI.create("http://127.0.0.1:5399");

    @TempDir
    Path folder;

    private Optional<NodeProvider> provider = Optional.empty();
    private Optional<TestHost> host = Optional.empty();

    @BeforeEach
    void start() {
        Optional<String> missing = NodeProvider.missing();
        assumeTrue(missing.isEmpty(), missing.orElse(""));
        NodeProvider started = NodeProvider.start(PANEL);
        provider = Optional.of(started);
        Map<String, String> variables = new HashMap<>(Browser.ADMIN);
        variables.putAll(started.variables(PANEL));
        host = Optional.of(TestHost.start(folder, variables));
    }

    @AfterEach
    void stop() {
        host.ifPresent(TestHost::close);
        provider.ifPresent(NodeProvider::close);
    }

    @Test
    void signsInByGroupAndSignsOutThere() {
        Browser browser = Browser.of(host.orElseThrow());
        HttpClient there = provider.orElseThrow().browser();
        Answer leaving = browser.get("/login/redirect?next=%2Fusers");
        Answer done = browser.get(provider.orElseThrow().visit(there, leaving.location(), "admin-ines"));

        assertThat(done.status()).as(done.body()).isEqualTo(303);
        assertThat(done.location()).isEqualTo("/users");
        assertThat(browser.api("GET", "/api/me", "").body())
                .contains("\"email\":\"admin-ines@example.test\"", "\"is_admin\":true");

        Answer out = browser.post("/logout", Map.of());
        String address = out.header("Refresh").orElseThrow().substring("0; url=".length());
        HttpResponse<String> page = provider.orElseThrow().get(there, URI.create(address));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("/session/end/confirm");
        assertThat(browser.api("GET", "/api/me", "").status()).isEqualTo(401);
    }

    @Test
    void refusesWhoIsUnknownOrUnverified() {
        Answer unknown = visit("mara");
        assertThat(unknown.status()).isEqualTo(403);
        assertThat(unknown.body()).contains("There is no account here for you");

        Answer unverified = visit("unverified-mara");
        assertThat(unverified.status()).isEqualTo(403);
        assertThat(unverified.body()).contains("has not verified the address");
    }

    private Answer visit(String person) {
        Browser browser = Browser.of(host.orElseThrow());
        return browser.get(provider.orElseThrow()
                .visit(
                        provider.orElseThrow().browser(),
                        browser.get("/login/redirect").location(),
                        person));
    }
}
