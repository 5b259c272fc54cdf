package org.mailhelm.plugin.dns.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.dns.Zone;
import org.mailhelm.simulator.cloudflare.CloudflareSimulator;
import org.mailhelm.simulator.cloudflare.Fault;
import org.mailhelm.simulator.cloudflare.Fault.Kind;
import org.mailhelm.simulator.cloudflare.Holdings;
import org.mailhelm.testkit.FakePluginContext;
import org.mailhelm.testkit.HttpRecorder;

/** What goes wrong at Cloudflare, halfway and else. */
class FaultsTest {

    private static final RecordChange CHANGE =
            RecordChange.create(RecordSet.of("www.example.com", RecordType.A, "192.0.2.1"));

    private final CloudflareSimulator cloudflare = CloudflareSimulator.start(Sample.ACCOUNT);
    private final FakePluginContext context = new FakePluginContext("test", Duration.ofSeconds(1));
    private final DnsZones zones = Sample.open(cloudflare, context);
    private final Zone zone;

    FaultsTest() {
        cloudflare.holdings().zone("example.com");
        zone = zones.zoneOf(new DomainName("example.com")).orElseThrow();
    }

    @AfterEach
    void close() {
        Sample.assertAsDocumented(cloudflare);
        zones.close();
        context.close();
        cloudflare.close();
    }

    @Test
    void saysHowLongToWait() {
        cloudflare.plan(Fault.once(Kind.LIMITED, "GET .*dns_records").waiting(Duration.ofMinutes(4)));

        Failure.RateLimited limited = catchThrowableOfType(Failure.RateLimited.class, () -> zones.records(zone));
        assertThat(limited.retryAfter()).isEqualTo(Duration.ofMinutes(4));
    }

    @Test
    void waitsItselfWhenItIsShort() {
        cloudflare.plan(Fault.once(Kind.LIMITED, "GET .*dns_records").waiting(Duration.ofSeconds(1)));

        assertThat(zones.records(zone)).isEmpty();
    }

    @Test
    void neverTakesAFailedReadForAnEmptyZone() {
        cloudflare.plan(Fault.once(Kind.BROKEN, "GET .*dns_records").times(3));

        assertThatThrownBy(() -> zones.apply(zone, List.of(CHANGE))).isInstanceOf(Failure.Unavailable.class);
        assertThat(cloudflare.calls()).allMatch(CloudflareSimulator.Call::reads);
    }

    @Test
    void saysThatNothingWasDone() {
        for (Kind kind : List.of(Kind.BROKEN, Kind.BAD_GATEWAY, Kind.CUT)) {
            cloudflare.plan(Fault.once(kind, "POST .*batch"));

            assertThatThrownBy(() -> zones.apply(zone, List.of(CHANGE)))
                    .as(kind.toString())
                    .isInstanceOf(Failure.Unavailable.class);
            assertThat(cloudflare.holdings().records("example.com")).isEmpty();
        }
        assertThat(zones.apply(zone, List.of(CHANGE)).done()).hasSize(1);
    }

    @Test
    void findsOutThatItWasDoneWhenTheAnswerIsLost() {
        cloudflare.plan(Fault.once(Kind.DONE_BUT_CUT, "POST .*batch"));

        assertThat(zones.apply(zone, List.of(CHANGE)).done()).containsExactly(CHANGE);
        assertThat(cloudflare.holdings().records("example.com")).hasSize(1);
    }

    @Test
    void findsOutThatItWasDoneWhenTheAnswerIsLate() {
        cloudflare.plan(Fault.once(Kind.SLOW, "POST .*batch").waiting(Duration.ofSeconds(2)));

        assertThat(zones.apply(zone, List.of(CHANGE)).done()).containsExactly(CHANGE);
    }

    @Test
    void refusesInWordsThatNameTheRecord() {
        cloudflare.holdings().put("example.com", Holdings.record("CNAME", "www.example.com", "a.example.net"));

        assertThatThrownBy(() -> zones.apply(zone, List.of(CHANGE)))
                .isInstanceOf(Failure.Conflict.class)
                .hasMessageContaining("CNAME record with that host already exists");
        assertThatThrownBy(() -> zones.apply(
                        zone, List.of(RecordChange.create(RecordSet.of("a.example.com", RecordType.A, "somewhere")))))
                .isInstanceOfSatisfying(Failure.InvalidInput.class, e -> {
                    assertThat(e.field()).isEqualTo("value");
                    assertThat(e).hasMessageContaining("Content for A record").hasMessageContaining("a.example.com");
                });
        assertThatThrownBy(() -> zones.apply(
                        zone,
                        List.of(RecordChange.create(RecordSet.of("a.example.com", RecordType.A, "192.0.2.1")
                                .withTtl(Duration.ofSeconds(7))))))
                .isInstanceOfSatisfying(
                        Failure.InvalidInput.class, e -> assertThat(e.field()).isEqualTo("ttl"));
    }

    @Test
    void believesNoSuccessThatIsNoneAndShowsNoToken() {
        try (HttpRecorder recorder = new HttpRecorder()) {
            DnsZones odd = new CloudflareConnector().open(Sample.settings(recorder.uri()), context);
            // Nothing of this is as Cloudflare documents it, so it isn't held to that.
            recorder.answer(
                    200,
                    java.util.Map.of("Content-Type", "application/json"),
                    "{\"success\": false, \"errors\": [{\"code\": 81045, \"message\": \"The record quota has been exceeded "
                            + Sample.ACCOUNT.token() + "\"}], \"messages\": [], \"result\": null}");

            assertThatThrownBy(() -> odd.records(zone))
                    .isInstanceOf(Failure.LimitReached.class)
                    .hasMessageContaining("quota")
                    .hasMessageNotContaining(Sample.ACCOUNT.token());
            assertThat(recorder.received().get(0).header("Authorization")).contains("Bearer " + Sample.ACCOUNT.token());

            recorder.answer(200, java.util.Map.of("Content-Type", "application/json"), "{\"success\": true}");
            assertThatThrownBy(() -> odd.records(zone)).isInstanceOf(Failure.Unavailable.class);
        }
    }
}
