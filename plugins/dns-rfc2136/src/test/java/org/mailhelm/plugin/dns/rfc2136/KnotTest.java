package org.mailhelm.plugin.dns.rfc2136;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.api.dns.Zone;
import org.mailhelm.testkit.DnsKey;
import org.mailhelm.testkit.DnsZonesContract;
import org.mailhelm.testkit.RealKnot;

/** Against the Knot of the machine. */
class KnotTest extends DnsZonesContract {

    private static final String ZONE = "contract.test";
    private static RealKnot knot;

    private DnsZones zones;

    @BeforeAll
    static void start() {
        knot = RealKnot.start(ZONE);
    }

    @BeforeEach
    void open() {
        zones = Sample.open(knot.port(), knot.key(), ZONE);
    }

    @AfterAll
    static void stop() {
        if (knot != null) {
            knot.close();
        }
    }

    @Override
    protected DnsZones zones() {
        return zones;
    }

    @Override
    protected Zone zone() {
        return zones.zoneOf(new DomainName(ZONE)).orElseThrow();
    }

    @Test
    void verifiesTheKey() {
        assertThatCode(zones::verify).doesNotThrowAnyException();
        assertThatThrownBy(Sample.open(
                        knot.port(), new DnsKey("unknown-key", knot.key().secret()), ZONE)::verify)
                .isInstanceOf(Failure.Unauthenticated.class);
    }
}
