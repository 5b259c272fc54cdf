package org.mailhelm.plugin.dns.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.Secret;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.simulator.cloudflare.CloudflareSimulator;
import org.mailhelm.simulator.cloudflare.Documentation;
import org.mailhelm.simulator.cloudflare.SimulatorOptions;

/** Settings that fit the simulator. */
final class Sample {

    static final SimulatorOptions ACCOUNT = SimulatorOptions.documented();

    private static final Documentation DOCUMENTATION = new Documentation();

    private Sample() {}

    static CloudflareSettings settings(URI target) {
        return new CloudflareSettings(Secret.of(ACCOUNT.token()), Optional.of(ACCOUNT.account()), target);
    }

    static DnsZones open(CloudflareSimulator simulator, PluginContext context) {
        return new CloudflareConnector().open(settings(simulator.uri()), context);
    }

    static DnsZones openWithoutAccount(CloudflareSimulator simulator, PluginContext context) {
        return new CloudflareConnector()
                .open(new CloudflareSettings(Secret.of(ACCOUNT.token()), Optional.empty(), simulator.uri()), context);
    }

    /** That all that was sent, and what the simulator made of it, is as Cloudflare documents it. */
    static void assertAsDocumented(CloudflareSimulator cloudflare) {
        assertThat(cloudflare.allCalls())
                .allSatisfy(call -> assertThat(DOCUMENTATION.problems(call))
                        .as(
                                "%s %s %s: %s answered %s",
                                call.method(), call.path(), call.query(), call.sent(), call.answered())
                        .isEmpty());
    }
}
