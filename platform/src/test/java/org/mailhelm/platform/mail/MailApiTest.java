package org.mailhelm.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestHost;

class MailApiTest {

    private static final String MARA = "{\"username\":\"Mara\",\"password\":\"Abcdef1!\",\"quota\":2048,\"limit\":100}";

    @TempDir
    Path folder;

    private final FakeMailHost fake = new FakeMailHost();

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestHost host;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Browser admin;

    @BeforeEach
    void start() {
        host = TestHost.start(folder, Browser.ADMIN, new FakeMailHosts().with("a", fake));
        admin = Browser.signedIn(host);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void runsAScriptFromTheFirstDomainToItsEnd() {
        assertThat(json(admin.api("GET", "/api/domains", "")).toString()).isEqualTo("{\"success\":true,\"data\":[]}");

        Answer added = admin.api("POST", "/api/domains", "{\"domain\":\"Example.com\"}");
        assertThat(added.status()).isEqualTo(201);
        assertThat(json(added).at("/data/domain").asText()).isEqualTo("example.com");
        assertThat(json(admin.api("GET", "/get-domains", "")).at("/data/0").asText())
                .isEqualTo("example.com");
        JsonNode domain = json(admin.api("GET", "/api/domains/example.com", ""));
        assertThat(domain.at("/data/mail_hosting").asBoolean()).isTrue();
        assertThat(domain.at("/data/ssl_enabled").isNull()).isTrue();
        assertThat(domain.at("/data/pointers").isArray()).isTrue();

        Answer created = admin.api("POST", "/api/domains/example.com/email-accounts", MARA);
        assertThat(created.status()).isEqualTo(201);
        assertThat(json(created).path("success").asBoolean()).isTrue();
        JsonNode listed = json(admin.api("GET", "/api/domains/example.com/email-accounts", ""))
                .at("/data/0");
        assertThat(listed.toString())
                .isEqualTo("{\"username\":\"mara\",\"email\":\"mara@example.com\",\"quota\":2048,\"usage\":0,"
                        + "\"limit\":100,\"sent\":0,\"suspended\":false,\"recovery_email\":null,"
                        + "\"has_recovery_email\":false}");
        assertThat(json(admin.api("GET", "/list-emails/example.com", "")).at("/data/0"))
                .isEqualTo(listed);

        Answer changed = admin.api(
                "PATCH", "/api/domains/example.com/email-accounts/mara", "{\"password\":\"Zyxwvu9?\",\"quota\":\"0\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(fake.passwords.get(MailAddress.parse("mara@example.com")))
                .isEqualTo(org.mailhelm.api.Secret.of("Zyxwvu9?"));
        JsonNode one = json(admin.api("GET", "/api/domains/example.com/email-accounts/mara", ""));
        assertThat(one.at("/data/quota").asInt(-1)).isZero();
        assertThat(one.at("/data/limit").asInt()).isEqualTo(100);

        assertThat(admin.api("DELETE", "/api/domains/example.com/email-accounts/mara", "")
                        .status())
                .isEqualTo(200);
        assertThat(admin.api("GET", "/api/domains/example.com/email-accounts/mara", "")
                        .status())
                .isEqualTo(404);
        assertThat(admin.api("DELETE", "/api/domains/example.com", "").status()).isEqualTo(200);
        assertThat(fake.domains).isEmpty();
        assertThat(admin.api("GET", "/api/domains/example.com", "").status()).isEqualTo(404);
    }

    @Test
    void tellsRecordsAndClientSettingsAsTheyAre() {
        admin.api("POST", "/api/domains", "{\"domain\":\"example.com\"}");

        Answer dns = admin.api("GET", "/api/domains/example.com/dns", "");
        JsonNode records = json(dns).path("data");
        assertThat(records.path("mx_records").toString())
                .isEqualTo("[{\"priority\":10,\"hostname\":\"mail.host.example\"}]");
        assertThat(records.at("/spf/name").asText()).isEqualTo("@");
        assertThat(records.at("/dkim/name").asText()).isEqualTo("x._domainkey");
        assertThat(records.at("/dkim/value").asText()).isEqualTo("v=DKIM1; k=rsa; p=\"<QUOTED>\"");
        assertThat(dns.body()).contains("<QUOTED>").doesNotContain("&lt;");
        assertThat(records.at("/dmarc/name").asText()).isEqualTo("_dmarc");
        assertThat(records.at("/dmarc/value").asText()).startsWith("v=DMARC1; p=none");
        assertThat(records.path("verification").isNull()).isTrue();

        JsonNode client = json(admin.api("GET", "/api/domains/example.com/mail-client-settings", ""))
                .path("data");
        assertThat(client.path("domain").asText()).isEqualTo("example.com");
        assertThat(client.path("mail_host").asText()).isEqualTo("mail.host.example");
        assertThat(client.path("imap").toString())
                .isEqualTo("{\"host\":\"mail.host.example\",\"port\":993,\"encryption\":\"ssl\"}");
        assertThat(client.at("/smtp_starttls/encryption").asText()).isEqualTo("starttls");
        assertThat(client.at("/webmail/url").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"domain\":\"no dot\"} | domain",
                "{\"domain\":\"example.com\\n\"} | domain",
                "{\"domain\":\"..\"} | domain",
                "{} | domain",
                "{\"domain\":null} | domain",
                "{\"domain\":\"example.org\",\"admin\":true} | admin",
                "{\"domain\":\"example.org\",\"connection\":\"none\"} | connection",
                "{\"domain\":[]} | domain",
            })
    void refusesBadDomainsWithTheirField(String body, String field) {
        Answer answer = admin.api("POST", "/api/domains", body);

        refused(answer, 400, field);
        assertThat(fake.domains).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"username\":\"a..b\",\"password\":\"Abcdef1!\"} | username",
                "{\"username\":\"..\",\"password\":\"Abcdef1!\"} | username",
                "{\"username\":\"a\\n\",\"password\":\"Abcdef1!\"} | username",
                "{\"password\":\"Abcdef1!\"} | username",
                "{\"username\":\"a\",\"password\":\"weak\"} | password",
                "{\"username\":\"a\"} | password",
                "{\"username\":\"a\",\"password\":\"Abcdef1!\",\"quota\":-1} | quota",
                "{\"username\":\"a\",\"password\":\"Abcdef1!\",\"quota\":10241} | quota",
                "{\"username\":\"a\",\"password\":\"Abcdef1!\",\"quota\":1.5} | quota",
                "{\"username\":\"a\",\"password\":\"Abcdef1!\",\"quota\":99999999999999999999} | quota",
                "{\"username\":\"a\",\"password\":\"Abcdef1!\",\"quota\":\"much\"} | quota",
                "{\"username\":\"a\",\"password\":\"Abcdef1!\",\"limit\":0} | limit",
                "{\"username\":\"a\",\"password\":\"Abcdef1!\",\"suspended\":false} | suspended",
            })
    void refusesBadMailboxesWithTheirField(String body, String field) {
        admin.api("POST", "/api/domains", "{\"domain\":\"example.com\"}");

        Answer answer = admin.api("POST", "/api/domains/example.com/email-accounts", body);

        refused(answer, 400, field);
        assertThat(answer.body()).doesNotContain("Abcdef1!");
        assertThat(fake.passwords).isEmpty();
    }

    @Test
    void refusesBadChangesAndChangesNothing() {
        admin.api("POST", "/api/domains", "{\"domain\":\"example.com\"}");
        admin.api("POST", "/api/domains/example.com/email-accounts", MARA);
        String mara = "/api/domains/example.com/email-accounts/mara";

        refused(admin.api("PATCH", mara, "{}"), 400, "password");
        refused(admin.api("PATCH", mara, "{\"quota\":1,\"password\":\"weak\"}"), 400, "password");
        refused(admin.api("PATCH", mara, "{\"username\":\"root\"}"), 400, "username");

        assertThat(json(admin.api("GET", mara, "")).at("/data/quota").asInt()).isEqualTo(2048);
    }

    @Test
    void refusesDuplicates() {
        admin.api("POST", "/api/domains", "{\"domain\":\"example.com\"}");
        admin.api("POST", "/api/domains/example.com/email-accounts", MARA);

        Answer domain = admin.api("POST", "/api/domains", "{\"domain\":\"EXAMPLE.com\"}");
        Answer mailbox = admin.api("POST", "/api/domains/example.com/email-accounts", MARA);

        assertThat(domain.status()).isEqualTo(409);
        assertThat(json(domain).at("/error/code").asText()).isEqualTo("conflict");
        assertThat(mailbox.status()).isEqualTo(409);
    }

    @Test
    void servesNamesOfPeopleInBothSpellings() {
        assertThat(json(admin.api("POST", "/api/domains", "{\"domain\":\"bücher.example\"}"))
                        .at("/data/domain")
                        .asText())
                .isEqualTo("xn--bcher-kva.example");

        assertThat(json(admin.api("GET", "/api/domains/xn--bcher-kva.example", ""))
                        .at("/data/display_name")
                        .asText())
                .isEqualTo("bücher.example");
        assertThat(admin.api("GET", "/api/domains/b%C3%BCcher.example", "").status())
                .isEqualTo(200);
        assertThat(admin.api("GET", "/api/domains/b%FCcher.example", "").status())
                .isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/domains/%2e%2e",
                "/api/domains/..%2fexample.com",
                "/api/domains/example.com%2f..",
                "/api/domains/example.com%0a",
                "/api/domains/example.com%00",
                "/api/domains/example.com/email-accounts/%2e%2e",
                "/api/domains/example.com/email-accounts/..%2f..",
                "/api/domains/example.com/email-accounts/mara%0a",
                "/api/domains/example.com/email-accounts/%2e%2e%2femail-accounts%2fmara",
            })
    void letsNoAddressLeaveItsPlace(String path) {
        admin.api("POST", "/api/domains", "{\"domain\":\"example.com\"}");
        admin.api("POST", "/api/domains/example.com/email-accounts", MARA);

        assertThat(admin.api("DELETE", path, "").status()).isIn(400, 404, 405);

        DomainName name = new DomainName("example.com");
        assertThat(fake.domains).containsOnlyKeys(name);
        assertThat(fake.passwords).hasSize(1);
        assertThat(admin.api("GET", "/api/domains/example.com/email-accounts/mara", "")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void tellsWhatTheMailHostDidNotDo(Supplier<Failure> failure, int status, String code) {
        admin.api("POST", "/api/domains", "{\"domain\":\"example.com\"}");
        fake.failWith(failure);

        Answer added = admin.api("POST", "/api/domains", "{\"domain\":\"two.example\"}");
        Answer created = admin.api("POST", "/api/domains/example.com/email-accounts", MARA);
        Answer deleted = admin.api("DELETE", "/api/domains/example.com", "");
        Answer read = admin.api("GET", "/api/domains/example.com", "");

        assertThat(List.of(added, created, deleted, read)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(status);
            assertThat(json(answer).at("/error/code").asText()).isEqualTo(code);
            assertThat(json(answer).at("/error/message").asText()).isEqualTo("The host says why.");
        });
        fake.up();
        assertThat(json(admin.api("GET", "/api/domains", "")).path("data").toString())
                .isEqualTo("[\"example.com\"]");
    }

    static Stream<Arguments> failures() {
        String why = "The host says why.";
        return Stream.of(
                fails(() -> new Failure.Unavailable(why, true), 502, "upstream_unavailable"),
                fails(() -> new Failure.Unauthenticated(why), 502, "upstream_unauthenticated"),
                fails(() -> new Failure.Forbidden(why), 502, "upstream_forbidden"),
                fails(() -> new Failure.RateLimited(why, Duration.ofSeconds(5)), 503, "rate_limited"),
                fails(() -> new Failure.LimitReached(why), 409, "limit_reached"),
                fails(() -> new Failure.Unsupported(why), 501, "unsupported"));
    }

    private static Arguments fails(Supplier<Failure> failure, int status, String code) {
        return Arguments.of(failure, status, code);
    }

    @Test
    void keepsStrangersOut() {
        Browser stranger = Browser.of(host);

        assertThat(stranger.api("GET", "/api/domains", "").status()).isEqualTo(401);
        assertThat(stranger.api("POST", "/api/domains", "{\"domain\":\"example.com\"}")
                        .status())
                .isEqualTo(401);
        assertThat(fake.domains).isEmpty();
    }

    private static void refused(Answer answer, int status, String field) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        JsonNode error = json(answer).path("error");
        assertThat(error.path("code").asText()).isEqualTo("invalid_input");
        assertThat(error.path("field").asText()).isEqualTo(field);
        assertThat(error.path("message").asText()).isNotBlank();
    }

    private static JsonNode json(Answer answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }
}
