package org.mailhelm.platform.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.api.ConnectorDescription;
import org.mailhelm.api.Failure;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.Setting;
import org.mailhelm.api.dns.DnsConnector;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.platform.dns.FakeZones;
import org.mailhelm.platform.plugin.Kind;
import org.mailhelm.platform.plugin.LoadedConnector;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestHost;

/** Scripts change the settings of a connection by the names of their variables. */
class ConnectionSettingsTest {

    private static final String API = "/api/admin/settings";

    @TempDir
    Path folder;

    record Account(
            @Setting(label = "Account", env = "CF_ACCOUNT_ID")
            Optional<String> account) {

        Account {
            account.filter(id -> !id.matches("[0-9a-f]{4}")).ifPresent(id -> {
                throw new Failure.InvalidInput("account", "An account has 4 digits.");
            });
        }
    }

    private static final class Provider implements DnsConnector<Account> {

        private final AtomicReference<Optional<String>> account = new AtomicReference<>(Optional.empty());

        @Override
        public ConnectorDescription description() {
            return ConnectorDescription.of("provider", "Provider", "Keeps zones.")
                    .withFirstConnection("Home");
        }

        @Override
        public Class<Account> settingsType() {
            return Account.class;
        }

        @Override
        public DnsZones open(Account settings, PluginContext context) {
            if (settings.account().equals(Optional.of("dead"))) {
                throw new Failure.InvalidInput("account", "This account is closed.");
            }
            account.set(settings.account());
            return new FakeZones();
        }
    }

    @Test
    void reachTheFirstConnectionThatHasThem() {
        Map<String, String> variables = new HashMap<>(Browser.ADMIN);
        variables.put("CF_ACCOUNT_ID", "aaaa");
        Provider provider = new Provider();
        try (TestHost host = TestHost.start(folder, variables)) {
            host.bean(ConnectionHost.class)
                    .started(List.of(
                            new LoadedConnector("provider-plugin", "1", Kind.DNS, provider.description(), provider)));
            Browser admin = Browser.signedIn(host);

            assertThat(admin.api("POST", API, "{\"CF_ACCOUNT_ID\":\"bbbb\"}").body())
                    .contains("\"CF_ACCOUNT_ID\":\"bbbb\"");
            assertThat(provider.account.get()).contains("bbbb");

            for (String wrong : List.of("many", "dead")) {
                Answer refused =
                        admin.api("POST", API, "{\"CF_ACCOUNT_ID\":\"" + wrong + "\",\"OIDC_ADMIN_GROUP\":\"crew\"}");
                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.body()).contains("\"field\":\"CF_ACCOUNT_ID\"");
            }
            assertThat(provider.account.get()).contains("bbbb");
            assertThat(admin.api("GET", API, "").body())
                    .contains("\"CF_ACCOUNT_ID\":\"bbbb\"")
                    .doesNotContain("crew");

            admin.api("POST", API, "{\"CF_ACCOUNT_ID\":null}");
            assertThat(provider.account.get()).contains("aaaa");
        }
    }
}
