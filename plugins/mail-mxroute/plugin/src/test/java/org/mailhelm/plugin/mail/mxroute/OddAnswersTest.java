package org.mailhelm.plugin.mail.mxroute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.AccountQuota;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.api.mail.Quota;
import org.mailhelm.api.mail.RequiredRecord;
import org.mailhelm.testkit.FakePluginContext;
import org.mailhelm.testkit.HttpRecorder;

/** Answers that differ from the documentation, as those of a live system do, or that it leaves open. */
class OddAnswersTest {

    private static final DomainName DOMAIN = new DomainName("example.com");

    private final HttpRecorder mxroute = new HttpRecorder();
    private final FakePluginContext context = new FakePluginContext();
    private final MailHost host = new MxrouteConnector().open(Sample.settings(mxroute.uri()), context);

    @AfterEach
    void close() {
        host.close();
        context.close();
        mxroute.close();
    }

    private void answer(int status, String json) {
        mxroute.answer(status, Map.of("Content-Type", "application/json"), json);
    }

    @Test
    void identifiesTheAccountInEveryCall() {
        answer(200, "{\"success\": true, \"data\": []}");

        host.domains();

        assertThat(mxroute.received()).singleElement().satisfies(call -> {
            assertThat(call.header("X-Server")).contains(Sample.ACCOUNT.server());
            assertThat(call.header("X-Username")).contains(Sample.ACCOUNT.user());
            assertThat(call.header("X-API-Key")).contains(Sample.ACCOUNT.key());
        });
    }

    @Test
    void believesNoSuccessThatIsNone() {
        answer(
                200,
                "{\"success\": false, \"error\": {\"code\": \"BUSINESS_ERROR\", \"message\": \"Domain limit reached\"}}");

        assertThatThrownBy(() -> host.addDomain(DOMAIN))
                .isInstanceOf(Failure.LimitReached.class)
                .hasMessageContaining("Domain limit reached");
        assertThatThrownBy(host::domains).isInstanceOf(Failure.LimitReached.class);
    }

    @Test
    void takesNoListFromAnAnswerWithoutOne() {
        for (String json : new String[] {"{\"success\": true}", "{\"success\": true, \"data\": null}", "{}", "[]"}) {
            answer(200, json);
            assertThatThrownBy(host::domains).as(json).isInstanceOf(Failure.Unavailable.class);
        }
    }

    @Test
    void readsNumbersThatAreWrittenAsTexts() {
        answer(200, """
                {"success": true, "data": [
                  {"username": "anna", "quota": "512", "usage": "1.5", "limit": "300", "sent": "4", "suspended": "no"},
                  {"username": "bob", "quota": "unlimited", "usage": null, "suspended": "yes"}]}
                """);

        assertThat(host.mailboxes(DOMAIN))
                .satisfiesExactly(
                        anna -> {
                            assertThat(anna.quota()).isEqualTo(Quota.ofMebibytes(512));
                            assertThat(anna.used()).contains(new ByteSize(1_572_864));
                            assertThat(anna.sendLimit()).contains(300);
                            assertThat(anna.suspended()).isFalse();
                        },
                        bob -> {
                            assertThat(bob.quota()).isEqualTo(Quota.unlimited());
                            assertThat(bob.used()).isEmpty();
                            assertThat(bob.suspended()).isTrue();
                        });
    }

    @Test
    void leavesOutNamesThatCantBeShownAndSaysSoInTheLog() {
        answer(200, "{\"success\": true, \"data\": [{\"username\": \"a b\"}, {\"username\": \"anna\"}]}");

        assertThat(host.mailboxes(DOMAIN)).hasSize(1);
        assertThat(context.log()).anyMatch(line -> line.contains("can't be shown"));
    }

    @Test
    void readsRecordsInEveryForm() {
        answer(200, """
                {"success": true, "data": {
                  "mx_records": [{"priority": 10, "hostname": "Eagle.mxlogin.com."}],
                  "spf": {"type": "TXT", "name": "example.com.", "value": "v=spf1 include:mxroute.com -all"},
                  "dkim": {"type": "TXT", "name": "x._domainkey.example.com",
                           "value": "\\"v=DKIM1; k=rsa; p=AAAA\\" \\"BBBB\\""},
                  "verification": null}}
                """);

        assertThat(host.requiredRecords(DOMAIN))
                .extracting(record -> record.purpose() + " " + record.name() + " " + record.value())
                .startsWith(
                        "MX example.com 10 eagle.mxlogin.com",
                        "SPF example.com v=spf1 include:mxroute.com -all",
                        "DKIM x._domainkey.example.com v=DKIM1; k=rsa; p=AAAABBBB");
        assertThat(host.requiredRecords(DOMAIN))
                .extracting(RequiredRecord::purpose)
                .doesNotContain(RequiredRecord.Purpose.VERIFICATION);
    }

    @Test
    void goesWithoutDkimWhereThereIsNone() {
        answer(
                200,
                "{\"success\": true, \"data\": {\"mx_records\": [], \"spf\": {\"value\": \"v=spf1 -all\"}, \"dkim\": null}}");

        assertThat(host.requiredRecords(DOMAIN))
                .extracting(RequiredRecord::purpose)
                .contains(RequiredRecord.Purpose.SPF)
                .doesNotContain(RequiredRecord.Purpose.DKIM);
    }

    @Test
    void readsAQuotaWithAnEnvelopeAndADeadlineInAnyForm() {
        for (String deadline : new String[] {"2026-02-03T00:00:00Z", "2026-02-03", "2026-02-03 00:00:00"}) {
            answer(
                    200,
                    "{\"success\": true, \"data\": {\"total_used\": 7, \"total_limit\": 5,"
                            + " \"grace_period\": {\"days_remaining\": 3, \"deadline\": \"" + deadline + "\"}}}");
            AccountQuota.State state = host.accountQuota().orElseThrow().read();

            assertThat(state.used()).isEqualTo(new ByteSize(7));
            assertThat(state.graceEnds()).as(deadline).isEqualTo(Optional.of(Instant.parse("2026-02-03T00:00:00Z")));
        }
    }

    @Test
    void showsNoKeyThatMxrouteRepeats() {
        answer(
                400,
                "{\"success\": false, \"error\": {\"code\": \"VALIDATION_ERROR\", \"message\": \"Bad key "
                        + Sample.ACCOUNT.key() + "\", \"field\": \"domain\"}}");

        assertThatThrownBy(() -> host.addDomain(DOMAIN))
                .isInstanceOf(Failure.InvalidInput.class)
                .hasMessageContaining("***")
                .hasMessageNotContaining(Sample.ACCOUNT.key());
    }

    @Test
    void judgesAnAnswerWithoutACodeByItsStatus() {
        answer(404, "{\"message\": \"no\"}");
        assertThatThrownBy(() -> host.domain(DOMAIN)).isInstanceOf(Failure.NotFound.class);
        answer(500, "oops");
        assertThatThrownBy(() -> host.domain(DOMAIN)).isInstanceOf(Failure.Unavailable.class);
    }
}
