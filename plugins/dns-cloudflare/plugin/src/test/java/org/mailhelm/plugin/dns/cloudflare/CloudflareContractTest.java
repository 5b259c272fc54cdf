package org.mailhelm.plugin.dns.cloudflare;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.api.dns.Zone;
import org.mailhelm.simulator.cloudflare.CloudflareSimulator;
import org.mailhelm.testkit.DnsZonesContract;
import org.mailhelm.testkit.FakePluginContext;

/** Lists come in many pages, so that a page that is forgotten shows. */
class CloudflareContractTest extends DnsZonesContract {

    private final CloudflareSimulator cloudflare = CloudflareSimulator.start(Sample.ACCOUNT.inPagesOf(3));
    private final FakePluginContext context = new FakePluginContext();
    private final DnsZones zones = Sample.open(cloudflare, context);

    CloudflareContractTest() {
        cloudflare.holdings().fill(5, 0);
        cloudflare.holdings().zone("contract.test");
    }

    @AfterEach
    void close() {
        zones.close();
        context.close();
        Sample.assertAsDocumented(cloudflare);
        cloudflare.close();
    }

    @Override
    protected DnsZones zones() {
        return zones;
    }

    @Override
    protected Zone zone() {
        return zones.zoneOf(new DomainName("contract.test")).orElseThrow();
    }

    @Override
    protected Zone missingZone() {
        return new Zone("f".repeat(32), new DomainName("missing.example"), true, true, List.of());
    }
}
