package org.mailhelm.plugin.dns.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.RestClient;
import org.mailhelm.api.RestOptions;
import org.mailhelm.api.RestOptions.RateBudget;
import org.mailhelm.api.Secret;
import org.mailhelm.testkit.FakePluginContext;
import org.slf4j.Logger;

class BudgetTest {

    private static final URI API = URI.create("https://api.cloudflare.com/client/v4");

    private static RateBudget declared(String token) {
        try (FakePluginContext context = new FakePluginContext()) {
            Listening listening = new Listening(context, new ArrayList<>());
            new CloudflareConnector()
                    .open(new CloudflareSettings(Secret.of(token), Optional.empty(), API), listening)
                    .close();
            return listening.options().get(0).budget().orElseThrow();
        }
    }

    @Test
    void staysWithinWhatCloudflareAllows() {
        RateBudget budget = declared("token-1");

        assertThat(budget.reads() + budget.writes()).isEqualTo(1200);
        assertThat(budget.window()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void isOneForAllConnectionsWithTheSameToken() {
        assertThat(declared("token-1").credential())
                .isEqualTo(declared("token-1").credential())
                .isNotEqualTo(declared("token-2").credential())
                .doesNotContain("token-1");
    }

    /** Keeps what clients were asked for. */
    private record Listening(PluginContext host, List<RestOptions> options) implements PluginContext {

        @Override
        public String connectionName() {
            return host.connectionName();
        }

        @Override
        public RestClient rest(URI base, RestOptions asked) {
            options.add(asked);
            return host.rest(base, asked);
        }

        @Override
        public Clock clock() {
            return host.clock();
        }

        @Override
        public Path dataDirectory() {
            return host.dataDirectory();
        }

        @Override
        public Logger logger() {
            return host.logger();
        }

        @Override
        public ScheduledExecutorService executor() {
            return host.executor();
        }
    }
}
