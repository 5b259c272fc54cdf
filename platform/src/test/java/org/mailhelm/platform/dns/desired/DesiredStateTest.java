package org.mailhelm.platform.dns.desired;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailhelm.api.DomainName;
import org.mailhelm.platform.dns.FakeMail;
import org.mailhelm.platform.dns.FakeParts;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.TestHost;

/** What DNS shall hold for a domain, and what is chosen about it. */
class DesiredStateTest {

    private static final DomainName EXAMPLE = new DomainName("example.com");
    private static final String POLICY = "/api/domains/example.com/dmarc-policy";
    private static final String SETTINGS = "/api/domains/example.com/dns/settings";

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // set by each test
    private TestHost host;

    @SuppressWarnings("NullAway.Init") // set by each test
    private Browser admin;

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void comesFromTheMailHostAndWhatIsChosen() {
        start(Map.of("MANAGER_PUBLIC_URL", "https://panel.example.org:8443"));
        assertThat(lines())
                .contains(
                        "MX example.com MX 10 mail.host.example",
                        "DMARC _dmarc.example.com TXT v=DMARC1; p=none; sp=none; adkim=r; aspf=r;",
                        "CLIENT_DISCOVERY _imaps._tcp.example.com SRV 0 1 993 mail.host.example",
                        "CLIENT_DISCOVERY _submissions._tcp.example.com SRV 0 1 465 mail.host.example",
                        "CLIENT_DISCOVERY autoconfig.example.com CNAME panel.example.org",
                        "CLIENT_DISCOVERY autodiscover.example.com CNAME panel.example.org")
                .noneMatch(line -> line.startsWith("MTA_STS") || line.startsWith("TLS_RPT"));

        admin.api(
                "PATCH", SETTINGS, "{\"mta_sts\":\"testing\",\"tls_reports\":\"tls@example.com\",\"discovery\":false}");

        assertThat(lines())
                .noneMatch(line -> line.startsWith("CLIENT_DISCOVERY"))
                .contains("TLS_RPT _smtp._tls.example.com TXT v=TLSRPTv1; rua=mailto:tls@example.com")
                .contains("MTA_STS mta-sts.example.com CNAME panel.example.org")
                .anyMatch(line -> line.matches("MTA_STS _mta-sts.example.com TXT v=STSv1; id=[0-9a-f]{20}"));
    }

    @Test
    void leavesOutWhatANameOf253CharactersHasNoRoomFor() {
        start(Map.of("MANAGER_PUBLIC_URL", "https://panel.example.org"));
        String label = "a".repeat(61);
        String longest = String.join(".", label, label, label, "b".repeat(59), "example");
        assertThat(longest).hasSize(253);
        FakeMail mail = host.bean(FakeParts.class).mail;
        mail.bare = true;
        assertThat(admin.api("POST", "/api/domains", "{\"domain\":\"" + longest + "\"}")
                        .status())
                .isEqualTo(201);

        assertThat(host.bean(DesiredState.class).of(new DomainName(longest)))
                .extracting(DesiredRecord::topic)
                .containsExactly(Topic.MX);
    }

    @Test
    void hasItsMtaStsPolicyServedUnderItsOwnName() {
        start(Map.of("MANAGER_PUBLIC_URL", "https://panel.example.org"));
        assertThat(policy("mta-sts.example.com").status()).isEqualTo(404);

        admin.api("PATCH", SETTINGS, "{\"mta_sts\":\"enforce\"}");

        Answer answer = policy("mta-sts.example.com");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("version: STSv1\r\nmode: enforce\r\nmx: mail.host.example\r\nmax_age: 604800\r\n");
        assertThat(answer.header("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(policy("panel.example.org").status()).isEqualTo(404);
        assertThat(policy("mta-sts.other.example").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mta_sts\":\"enforce\"}",
                "{\"mta_sts\":\"sometimes\"}",
                "{\"tls_reports\":\"nobody\"}",
            })
    void refusesWhatCannotBeChosen(String body) {
        start(Map.of());

        assertThat(admin.api("PATCH", SETTINGS, body).status()).isEqualTo(400);
        assertThat(json(admin.api("GET", SETTINGS, "")).toString())
                .isEqualTo("{\"mta_sts\":\"off\",\"tls_reports\":\"\",\"discovery\":true,\"healing\":false,"
                        + "\"dns_connection\":\"\"}");
    }

    @Test
    void keepsADmarcPolicyOfItsOwnAsScriptsKnowIt() {
        start(Map.of("DMARC_RECORD", "v=DMARC1; p=none; rua=mailto:usual@example.org"));
        JsonNode usual = json(admin.api("GET", POLICY, ""));
        assertThat(usual.path("custom").asBoolean()).isFalse();
        assertThat(usual.path("effective").asText()).contains("usual@example.org");
        assertThat(usual.path("custom_value").isNull()).isTrue();

        JsonNode own = json(admin.api("PATCH", POLICY, "{\"dmarc_record\":\" v=DMARC1; p=reject \"}"));
        assertThat(own.path("custom").asBoolean()).isTrue();
        assertThat(own.path("custom_value").asText()).isEqualTo("v=DMARC1; p=reject");
        assertThat(own.path("default").asText()).contains("usual@example.org");
        assertThat(json(admin.api("GET", "/api/domains/example.com/dns", ""))
                        .at("/dmarc/value")
                        .asText())
                .isEqualTo("v=DMARC1; p=reject");

        assertThat(admin.api("PATCH", POLICY, "{}").status()).isEqualTo(400);
        Answer bad = admin.api("PATCH", POLICY, "{\"dmarc_record\":\"v=DMARC1; p=maybe\"}");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.body()).contains("\"field\":\"dmarc_record\"");
        assertThat(json(admin.api("PATCH", POLICY, "{\"dmarc_record\":null}"))
                        .path("custom")
                        .asBoolean())
                .isFalse();
        assertThat(admin.api("GET", "/api/admin/logs", "").body())
                .contains("dns.dmarc_policy_update", "dns.dmarc_policy_clear");
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void choicesAreForgottenWithTheDomain(Database database) {
        host = database.start(folder, Browser.ADMIN, new FakeParts());
        admin = Browser.signedIn(host);
        admin.api("POST", "/api/domains", "{\"domain\":\"example.com\"}");
        DnsChoices choices = host.bean(DnsChoices.class);
        choices.dmarc(EXAMPLE, Optional.of("v=DMARC1; p=reject"));
        choices.change(EXAMPLE, choices.of(EXAMPLE).withHealing(true));
        assertThat(choices.healed()).containsExactly(EXAMPLE);
        assertThat(choices.of(EXAMPLE).dmarc()).contains("v=DMARC1; p=reject");

        admin.api("DELETE", "/api/domains/example.com", "");

        assertThat(choices.of(EXAMPLE)).isEqualTo(DnsChoice.DEFAULT);
    }

    private void start(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(Browser.ADMIN);
        all.putAll(variables);
        host = TestHost.start(folder, all, new FakeParts());
        admin = Browser.signedIn(host);
        admin.api("POST", "/api/domains", "{\"domain\":\"example.com\"}");
    }

    private List<String> lines() {
        return host.bean(DesiredState.class).of(EXAMPLE).stream()
                .filter(record -> record.topic() != Topic.DKIM)
                .map(record -> record.topic() + " " + record.name() + " " + record.type() + " " + record.value())
                .toList();
    }

    /** As another mail server asks, through our reverse proxy. */
    private Answer policy(String name) {
        return Browser.of(host).with("X-Forwarded-Host", name).api("GET", "/.well-known/mta-sts.txt", "");
    }

    private static JsonNode json(Answer answer) {
        try {
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            return new ObjectMapper().readTree(answer.body()).path("data");
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }
}
