package org.mailhelm.platform.access.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestHost;

/** Everybody here would be an administrator, if they were believed. */
class HostileProviderTest {

    @TempDir
    Path folder;

    private TestIssuer issuer;
    private TestHost host;
    private int network;

    @BeforeEach
    void start() {
        issuer = new TestIssuer();
        Map<String, String> variables = new HashMap<>(Browser.ADMIN);
        variables.putAll(issuer.variables());
        variables.put("OIDC_ADMIN_USERS", "alice@example.test");
        host = TestHost.start(folder, variables);
    }

    @AfterEach
    void stop() {
        host.close();
        issuer.close();
    }

    /** Each from a network of its own, so that the limit of failures stays out of it. */
    private Browser browser() {
        return Browser.of(host).with("X-Forwarded-For", "198.51.100." + ++network);
    }

    private String back(Browser browser) {
        Answer leaving = browser.get("/login/redirect");
        assertThat(leaving.status()).as(leaving.body()).isEqualTo(303);
        return issuer.visit(leaving.location());
    }

    private void refuses(int status, String words) {
        Browser browser = browser();
        refuses(browser, browser.get(back(browser)), status, words);
    }

    private void refuses(Browser browser, Answer answer, int status, String words) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
        assertThat(browser.api("GET", "/api/me", "").status()).isEqualTo(401);
        assertThat(Browser.signedIn(host)
                        .api("GET", "/api/admin/logs?limit=5", "")
                        .body())
                .contains("auth.login_failed", "198.51.100." + network);
    }

    private void refusesClaims(Consumer<JWTClaimsSet.Builder> twist) {
        issuer.twist(twist);
        refuses(502, "ID token isn't right");
        issuer.twist(claims -> {});
    }

    @Test
    void refusesTokensThatAreNotForUsNowAndFromThere() {
        Instant now = Instant.now();
        refusesClaims(claims -> claims.issuer("https://evil.test"));
        refusesClaims(claims -> claims.audience("another client"));
        refusesClaims(
                claims -> claims.audience(List.of(TestIssuer.CLIENT, "other")).claim("azp", "other"));
        refusesClaims(claims -> claims.audience(List.of(TestIssuer.CLIENT, "other")));
        refusesClaims(claims -> claims.expirationTime(Date.from(now.minusSeconds(600))));
        refusesClaims(claims -> claims.expirationTime(null));
        refusesClaims(claims -> claims.issueTime(Date.from(now.plusSeconds(3600))));
        refusesClaims(claims -> claims.issueTime(null));
        refusesClaims(claims -> claims.claim("nonce", "another"));
        refusesClaims(claims -> claims.claim("nonce", null));
        refusesClaims(claims -> claims.subject(null));
    }

    @Test
    void refusesTokensWithoutASignatureOfTheProvider() {
        issuer.signing(TestIssuer::unsigned);
        refuses(502, "ID token isn't right");
        issuer.signing(TestIssuer::symmetric);
        refuses(502, "ID token isn't right");
        issuer.signing(claims -> {
            String token = issuer.signed(claims);
            String[] parts = token.split("\\.");
            String forged = TestIssuer.unsigned(new JWTClaimsSet.Builder(claims)
                            .claim("email", "alice@example.test")
                            .claim("more", "power")
                            .build())
                    .split("\\.")[1];
            return parts[0] + "." + forged + "." + parts[2];
        });
        refuses(502, "ID token isn't right");
        issuer.signing(issuer::signed);
        issuer.useForeignKey();
        refuses(502, "ID token isn't right");
    }

    @Test
    void refusesAnswersThatAreNone() {
        issuer.tokenAnswer("{\"access_token\":\"x\",\"token_type\":\"Bearer\"}");
        refuses(502, "no ID token");
        issuer.tokenAnswer("<html>");
        refuses(502, "no ID token");
        issuer.tokenAnswer("[".repeat(200_000));
        refuses(502, "no ID token");
        issuer.tokenAnswer("{\"id_token\":\"" + "x".repeat(2 << 20) + "\"}");
        refuses(502, "longer than 1 MiB");
        issuer.tokenAnswer("{\"error\":\"invalid_client\"}");
        refuses(502, "can't be used");
    }

    @Test
    void takesAStateOnceAndOnlyFromTheBrowserThatSetOut() {
        Browser browser = browser();
        String path = back(browser);
        Browser other = browser();
        refuses(other, other.get(path), 400, "didn't begin in this browser");
        Browser planted = browser();
        planted.get("/login/redirect");
        refuses(planted, planted.get(path), 400, "didn't begin in this browser");

        assertThat(browser.get(path).status()).isEqualTo(303);
        Browser again = browser();
        again.cookies().putAll(browser.cookies());
        again.cookies().remove("mailhelm");
        refuses(again, again.get(path), 400, "didn't begin in this browser");
    }

    @Test
    void refusesReturnsThatNobodySetOutFor() {
        for (String query : List.of(
                "",
                "?code=x",
                "?state=&code=x",
                "?state=" + "A".repeat(43) + "&code=x",
                "?state=%27%20or%201=1&code=x",
                "?state=" + "A".repeat(1000))) {
            Browser browser = browser();
            refuses(browser, browser.get("/oidc/callback" + query), 400, "Begin again");
        }
    }

    @Test
    void saysWhatTheProviderSaidAndBelievesNoOtherIssuer() {
        Browser denied = browser();
        String state = back(denied).replaceAll(".*state=", "");
        refuses(denied, denied.get("/oidc/callback?error=access_denied&state=" + state), 403, "not let through");
        Browser broken = browser();
        String second = back(broken).replaceAll(".*state=", "");
        refuses(
                broken,
                broken.get("/oidc/callback?error=%3Cscript%3Eserver_error&state=" + second),
                502,
                "(scriptserver_error)");
        Browser mixed = browser();
        refuses(mixed, mixed.get(back(mixed) + "&iss=https%3A%2F%2Fevil.test"), 502, "another issuer");
        Browser empty = browser();
        String third = back(empty).replaceAll(".*state=", "");
        refuses(empty, empty.get("/oidc/callback?state=" + third), 400, "sent no code");
    }

    @Test
    void trustsNoDescriptionOfAnotherIssuerOrWithoutTls() {
        issuer.metadata(Map.of("issuer", "https://accounts.evil.test"));
        Browser browser = browser();
        refuses(browser, browser.get("/login/redirect"), 502, "it calls itself https://accounts.evil.test");
        issuer.metadata(Map.of("token_endpoint", "http://id.example.test/token"));
        Browser plain = browser();
        refuses(plain, plain.get("/login/redirect"), 502, "without https");
        issuer.metadata(Map.of("jwks_uri", "http://169.254.169.254/keys"));
        Browser metadata = browser();
        refuses(metadata, metadata.get("/login/redirect"), 502, "without https");
    }

    @Test
    void callsNoMetadataService() {
        issuer.metadata(Map.of("token_endpoint", "https://169.254.169.254/token"));

        refuses(503, "can't be reached");
    }

    @Test
    void stopsWhoReturnsTooOften() {
        Browser browser = browser();
        for (int i = 0; i < 20; i++) {
            assertThat(browser.get("/oidc/callback?state=x").status()).isEqualTo(400);
        }

        Answer answer = browser.get("/oidc/callback?state=x");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(Browser.signedIn(host)
                        .api("GET", "/api/admin/logs?limit=5", "")
                        .body())
                .contains("auth.login_rate_limited");
    }
}
