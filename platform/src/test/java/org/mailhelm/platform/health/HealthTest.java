package org.mailhelm.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Service;
import org.mailhelm.platform.connection.ConnectionView;
import org.mailhelm.platform.connection.Connections;
import org.mailhelm.platform.plugin.Kind;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestHost;

class HealthTest {

    @TempDir
    Path folder;

    @Test
    void tellsStrangersTheStatesAndNoMore() throws Exception {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN, new Trouble())) {
            Answer stranger = Browser.of(host).api("GET", "/health", "");
            Answer admin = Browser.signedIn(host).api("GET", "/health", "");

            assertThat(stranger.status()).isEqualTo(200);
            JsonNode answer = new ObjectMapper().readTree(stranger.body());
            assertThat(answer.path("status").asText()).isEqualTo("degraded");
            assertThat(answer.at("/components/database").asText()).isEqualTo("ok");
            assertThat(answer.at("/components/connections").asText()).isEqualTo("degraded");
            assertThat(stranger.body()).doesNotContain("10.0.0.7", "My DNS");
            assertThat(admin.body()).contains("My DNS: No answer from 10.0.0.7.");
        }
    }

    @Test
    void looksOnceHoweverOftenItIsAsked() {
        Trouble trouble = new Trouble();
        try (TestHost host = TestHost.start(folder, Browser.ADMIN, trouble)) {
            Browser stranger = Browser.of(host);
            stranger.api("GET", "/health", "");
            int before = trouble.asked.get();
            for (int i = 0; i < 20; i++) {
                assertThat(stranger.api("GET", "/health", "").status()).isEqualTo(200);
            }

            assertThat(trouble.asked.get() - before).isLessThan(20);
        }
    }

    @Test
    void tellsWatchdogsThatItLivesAndServes() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            assertThat(Browser.of(host).api("GET", "/health/live", "").body()).contains("\"status\":\"ok\"");
            assertThat(Browser.of(host).api("GET", "/health/ready", "").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void isDownWithoutADatabase() throws Exception {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            ((AutoCloseable) DelegatingDataSource.unwrapDataSource(host.bean(DataSource.class))).close();

            Answer answer = Browser.of(host).api("GET", "/health", "");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).contains("\"status\":\"down\"", "\"database\":\"down\"");
            assertThat(Browser.of(host).api("GET", "/health/ready", "").status())
                    .isEqualTo(503);
            assertThat(Browser.of(host).api("GET", "/health/live", "").status()).isEqualTo(200);
        }
    }

    /** A connection that can't be opened. */
    static final class Trouble {
        final AtomicInteger asked = new AtomicInteger();
    }

    @Singleton
    @Primary
    @Requires(bean = Trouble.class)
    static final class TroubledConnections implements Connections {
        private final Trouble trouble;

        TroubledConnections(Trouble trouble) {
            this.trouble = trouble;
        }

        @Override
        public List<ConnectionView> all(Kind kind) {
            trouble.asked.incrementAndGet();
            return kind == Kind.DNS
                    ? List.of(new ConnectionView(
                            "d", "My DNS", Kind.DNS, "x", "X", true, Optional.of("No answer from 10.0.0.7.")))
                    : List.of();
        }

        @Override
        public Optional<ConnectionView> find(String connectionId) {
            return Optional.empty();
        }

        @Override
        public <T extends Service> T service(String connectionId, Class<T> type) {
            throw new Failure.Unavailable("Not open.", false);
        }
    }
}
