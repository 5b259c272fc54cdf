package org.mailhelm.platform.dns.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;

/** What a plan has to know of a zone, and what above a name decides about it. */
class PlanReachTest {

    private static final DomainName APEX = new DomainName("example.com");
    private static final DesiredRecord DEEP =
            PlannerTest.record(Topic.MAIL_HOST, "mail.sub.example.com", "CNAME", "host.example");

    @Test
    void needsTheNamesItConcernsAndThoseAboveThem() {
        Owned old = new Owned(Topic.DKIM, "old._domainkey.example.com", RecordType.TXT, "v=DKIM1", "v=DKIM1");
        DesiredRecord outside = PlannerTest.record(Topic.WEBMAIL, "webmail.example.org", "CNAME", "host.example");

        assertThat(Planner.names(List.of(DEEP, outside), APEX, List.of(old)))
                .containsExactlyInAnyOrder(
                        "example.com",
                        "sub.example.com",
                        "mail.sub.example.com",
                        "_domainkey.example.com",
                        "old._domainkey.example.com");
        assertThat(Planner.names(List.of(), APEX, List.of())).containsExactly("example.com");
    }

    @Test
    void seesADelegationAboveAName() {
        Item item = deep("sub.example.com", "NS", "ns.other.example");

        assertThat(item.op()).isEqualTo(Op.IMPOSSIBLE);
        assertThat(item.note()).contains("Other name servers answer for sub.example.com");
    }

    @Test
    void seesThatEverythingBelowANameIsLedElsewhere() {
        Item item = deep("sub.example.com", "DNAME", "other.example");
        assertThat(item.op()).isEqualTo(Op.IMPOSSIBLE);
        assertThat(item.note()).contains("below sub.example.com is led elsewhere");
        assertThat(deep("example.com", "DNAME", "other.example").op()).isEqualTo(Op.IMPOSSIBLE);

        assertThat(Planner.plan(
                                List.of(PlannerTest.record(Topic.MX, "sub.example.com", "MX", "10 mail.host.example")),
                                PlannerTest.zone(List.of(PlannerTest.set("sub.example.com", "DNAME", "other.example"))),
                                List.of(),
                                false)
                        .items())
                .as("the name itself still holds records (RFC 6672, section 2.3)")
                .extracting(Item::op)
                .containsExactly(Op.CREATE);
    }

    @Test
    void writesBelowAnAlias() {
        assertThat(deep("sub.example.com", "CNAME", "other.example").op())
                .as("an alias says nothing of the names below it (RFC 1034, section 3.6.2)")
                .isEqualTo(Op.CREATE);
    }

    private static Item deep(String name, String type, String value) {
        return Planner.plan(
                        List.of(DEEP), PlannerTest.zone(List.of(PlannerTest.set(name, type, value))), List.of(), false)
                .items()
                .get(0);
    }
}
