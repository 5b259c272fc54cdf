package org.mailhelm.plugin.dns.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.simulator.cloudflare.CloudflareSimulator;
import org.mailhelm.simulator.cloudflare.Holdings;
import org.mailhelm.simulator.cloudflare.Right;
import org.mailhelm.simulator.cloudflare.SimulatorOptions;
import org.mailhelm.testkit.FakePluginContext;

class VerificationTest {

    private final FakePluginContext context = new FakePluginContext();
    private CloudflareSimulator cloudflare = CloudflareSimulator.start(Sample.ACCOUNT);

    @AfterEach
    void close() {
        Sample.assertAsDocumented(cloudflare);
        context.close();
        cloudflare.close();
    }

    private DnsZones open(SimulatorOptions options) {
        Sample.assertAsDocumented(cloudflare);
        cloudflare.close();
        cloudflare = CloudflareSimulator.start(options);
        cloudflare.holdings().zone("example.com");
        cloudflare.holdings().put("example.com", Holdings.record("A", "example.com", "192.0.2.1"));
        return Sample.open(cloudflare, context);
    }

    @Test
    void takesATokenThatMayAllAndChangesNothing() {
        DnsZones zones = open(Sample.ACCOUNT);

        assertThatCode(zones::verify).doesNotThrowAnyException();
        assertThat(cloudflare.holdings().records("example.com")).hasSize(1);
        assertThat(cloudflare.calls()).hasSize(4);
    }

    @Test
    void takesATokenOfTheAccount() {
        assertThatCode(open(Sample.ACCOUNT.ofAnAccount())::verify).doesNotThrowAnyException();
    }

    @Test
    void saysWhatATokenOfAnAccountNeeds() {
        open(Sample.ACCOUNT.ofAnAccount());

        assertThatThrownBy(Sample.openWithoutAccount(cloudflare, context)::verify)
                .isInstanceOf(Failure.Unauthenticated.class)
                .hasMessageContaining("CF_ACCOUNT_ID");
    }

    @Test
    void refusesATokenThatIsOver() {
        assertThatThrownBy(open(Sample.ACCOUNT.withToken("expired"))::verify)
                .isInstanceOf(Failure.Unauthenticated.class)
                .hasMessageContaining("expired");
    }

    @Test
    void namesTheRightThatIsMissing() {
        assertThatThrownBy(open(Sample.ACCOUNT.allowing(Set.of()))::verify)
                .isInstanceOf(Failure.Forbidden.class)
                .hasMessageContaining("Zone: Read");
        assertThatThrownBy(open(Sample.ACCOUNT.allowing(Set.of(Right.ZONE_READ)))::verify)
                .isInstanceOf(Failure.Forbidden.class)
                .hasMessageContaining("DNS: Read")
                .hasMessageContaining("example.com");
        assertThatThrownBy(open(Sample.ACCOUNT.allowing(Set.of(Right.ZONE_READ, Right.DNS_READ)))::verify)
                .isInstanceOf(Failure.Forbidden.class)
                .hasMessageContaining("lacks DNS: Edit")
                .hasMessageContaining("example.com");
        assertThatCode(open(Sample.ACCOUNT.allowing(Set.of(Right.ZONE_READ, Right.DNS_READ, Right.DNS_EDIT)))::verify)
                .doesNotThrowAnyException();
    }

    @Test
    void asksForNoChangeOfAZoneThatNobodyCanChange() {
        DnsZones zones = open(Sample.ACCOUNT);
        cloudflare.holdings().zone("a-copy.example").being("active", "secondary", "enterprise");

        assertThatCode(zones::verify).doesNotThrowAnyException();
        assertThat(cloudflare.calls())
                .extracting(CloudflareSimulator.Call::path)
                .filteredOn(path -> path.endsWith("/batch"))
                .singleElement()
                .isEqualTo(zones.zoneOf(new DomainName("example.com"))
                        .map(zone -> "/client/v4/zones/" + zone.id() + "/dns_records/batch")
                        .orElseThrow());
    }

    @Test
    void saysThatATokenSeesNoZone() {
        Sample.assertAsDocumented(cloudflare);
        cloudflare.close();
        cloudflare = CloudflareSimulator.start(Sample.ACCOUNT);

        assertThatThrownBy(Sample.openWithoutAccount(cloudflare, context)::verify)
                .isInstanceOf(Failure.Forbidden.class)
                .hasMessageContaining("sees no zone");
        assertThatCode(Sample.open(cloudflare, context)::verify)
                .as("an account that has no zone yet")
                .doesNotThrowAnyException();
    }
}
