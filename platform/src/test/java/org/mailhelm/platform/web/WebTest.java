package org.mailhelm.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailhelm.platform.testing.TestHost;
import org.mailhelm.ui.Assets;
import org.mailhelm.ui.Look;
import org.mailhelm.ui.Operator;
import org.mailhelm.ui.Shell;
import org.mailhelm.ui.access.SignInPage;
import org.mailhelm.ui.part.Form;

class WebTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static TestHost host;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static String visit = "";
    private static String token = "";

    @BeforeAll
    static void start() throws Exception {
        host = TestHost.start(folder, Map.of("FORCE_HTTPS", "true", "OPERATOR_NAME", "Quay Hosting"));
        HttpResponse<String> page = get("/trial-page", BROWSER);
        visit = header(page, "set-cookie").replaceAll(";.*", "");
        token = page.body().replaceAll("(?s).*name=\"csrf-token\" content=\"([^\"]*)\".*", "$1");
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/trial-page", "/trial-bug", "/no-such-page", "/api/trial/bug", "/api/none"})
    void protectsEveryAnswerWithHeaders(String path) throws Exception {
        HttpResponse<String> answer = get(path, BROWSER);

        assertThat(header(answer, "content-security-policy"))
                .startsWith("default-src 'none'; script-src 'self' 'nonce-")
                .contains("frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'");
        assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
        assertThat(header(answer, "x-frame-options")).isEqualTo("DENY");
        assertThat(header(answer, "referrer-policy")).isEqualTo("same-origin");
        assertThat(header(answer, "cross-origin-opener-policy")).isEqualTo("same-origin");
        assertThat(header(answer, "cross-origin-resource-policy")).isEqualTo("same-origin");
        assertThat(header(answer, "permissions-policy")).contains("camera=()");
        assertThat(header(answer, "cache-control")).isEqualTo("no-store");
        assertThat(header(answer, "strict-transport-security")).startsWith("max-age=");
        assertThat(header(answer, "x-request-id")).hasSize(12);
    }

    @Test
    void drawsThePageWithTheNonceOfItsPolicyAndAFreshOneEachTime() throws Exception {
        HttpResponse<String> first = get("/trial-page", BROWSER);
        HttpResponse<String> second = get("/trial-page", BROWSER);

        String nonce = header(first, "content-security-policy").replaceAll(".*'nonce-([^']+)'.*", "$1");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(header(first, "content-type")).isEqualTo("text/html;charset=utf-8");
        assertThat(first.body()).contains("<script nonce=\"" + nonce + "\">", "Run by Quay Hosting");
        assertThat(second.body()).doesNotContain(nonce);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/none, 404, not_found",
        "/api/trial/unavailable, 502, upstream_unavailable",
        "/api/trial/limited, 503, rate_limited",
        "/api/trial/refused, 409, conflict",
        "/api/trial/bug, 500, internal",
        "/api/trial/status, 403, forbidden",
        "/api/trial-number?n=many, 400, invalid_input"
    })
    void answersScriptsWithTheEnvelopeWhateverGoesWrong(String path, int status, String code) throws Exception {
        HttpResponse<String> answer = get(path, BROWSER);

        JsonNode body = new ObjectMapper().readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(header(answer, "content-type")).startsWith("application/json");
        assertThat(body.path("success").asBoolean(true)).isFalse();
        assertThat(body.at("/error/code").asText()).isEqualTo(code);
        assertThat(body.at("/error/message").asText()).isNotBlank();
        assertThat(body.at("/error/request_id").asText()).isEqualTo(header(answer, "x-request-id"));
        assertThat(answer.body()).doesNotContain("secret detail", "Exception");
    }

    @Test
    void namesTheFieldThatIsWrong() throws Exception {
        JsonNode input = new ObjectMapper()
                .readTree(get("/api/trial/input", "application/json").body());
        HttpResponse<String> blank = post("/api/trial", "application/json", "{\"name\":\" \",\"size\":1}");
        HttpResponse<String> type = get("/api/trial-number?n=many", "application/json");

        assertThat(input.at("/error/field").asText()).isEqualTo("domain");
        assertThat(blank.statusCode()).isEqualTo(400);
        assertThat(new ObjectMapper()
                        .readTree(blank.body())
                        .at("/error/fields/name")
                        .asText())
                .isEqualTo("Give it a name.");
        assertThat(new ObjectMapper().readTree(type.body()).at("/error/field").asText())
                .isEqualTo("n");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, '{\"name\":', 400, malformed_body",
        "application/json, '[1]', 400, malformed_body",
        "application/json, '', 400, malformed_body",
        "application/json, '{\"name\":\"a\",\"size\":1,\"admin\":true}', 400, invalid_input",
        "application/json, '{\"name\":\"a\",\"size\":\"big\"}', 400, invalid_input",
        "text/plain, 'name', 415, unsupported_media_type"
    })
    void refusesBodiesThatItCannotRead(String type, String body, int status, String code) throws Exception {
        HttpResponse<String> answer = post("/api/trial", type, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(new ObjectMapper().readTree(answer.body()).at("/error/code").asText())
                .isEqualTo(code);
    }

    @Test
    void takesWhatIsRight() throws Exception {
        HttpResponse<String> answer = post("/api/trial", "application/json", "{\"name\":\"a\",\"size\":1}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{\"success\":true,\"data\":{\"name\":\"a\",\"size\":1}}");
    }

    @Test
    void saysWhichMethodsAnAddressTakes() throws Exception {
        HttpResponse<String> answer =
                CLIENT.send(change("/api/trial", "application/json").DELETE().build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(header(answer, "allow")).contains("POST");
        assertThat(answer.body()).contains("method_not_allowed");
    }

    @Test
    void refusesAFormOrCallAboveTheLimit() throws Exception {
        HttpResponse<String> answer = post("/api/trial", "application/json", " ".repeat((int) BodyLimit.MOST + 1));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("too_large");
    }

    @Test
    void refusesALargeUploadWhereNothingIsUploaded() throws Exception {
        String large = " ".repeat((int) BodyLimit.MOST + 1);

        assertThat(post("/api/trial", "multipart/form-data; boundary=x", large).statusCode())
                .isEqualTo(413);
    }

    @Test
    void refusesABodyOfUnknownLength() throws Exception {
        HttpResponse<String> answer = CLIENT.send(
                change("/api/trial", "application/json")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(
                                () -> new java.io.ByteArrayInputStream(new byte[] {'{', '}'})))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(411);
        assertThat(answer.body()).contains("length_required", "Content-Length");
    }

    @Test
    void redirectsNowhereElse() throws Exception {
        assertThat(header(get("/trial-redirect?to=https://evil.example/", BROWSER), "location"))
                .isEqualTo("/");
        assertThat(header(get("/trial-redirect?to=//evil.example/", BROWSER), "location"))
                .isEqualTo("/");
    }

    @Test
    void compilesTemplatesFromAFolderForThoseWhoChangeThem() {
        TemplateRenderer renderer = new TemplateRenderer(Optional.of("../ui/src/main/jte"));
        Shell shell = new Shell(
                Optional.empty(),
                List.of(),
                "token",
                "nonce",
                Look.DEVICE,
                List.of(),
                0,
                new Operator("panel.example", "1", Optional.empty(), Optional.empty()));

        byte[] page = renderer.draw(new SignInPage("", Form.empty()), shell);

        assertThat(new String(page, StandardCharsets.UTF_8)).contains("<h1>Sign in</h1>", "panel.example");
    }

    @Test
    void tellsBrowsersWithAPage() throws Exception {
        HttpResponse<String> missing = get("/no-such-page", BROWSER);
        HttpResponse<String> bug = get("/trial-bug", BROWSER);
        HttpResponse<String> method = CLIENT.send(
                change("/trial-page", BROWSER)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("a=b"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("There is no such page", header(missing, "x-request-id"));
        assertThat(bug.statusCode()).isEqualTo(500);
        assertThat(bug.body())
                .contains("Something went wrong", header(bug, "x-request-id"))
                .doesNotContain("secret detail");
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(method.body()).contains("That cannot be done here");
    }

    @Test
    void showsAToastOnceAfterARedirect() throws Exception {
        HttpResponse<String> redirect = get("/trial-redirect", BROWSER);
        String cookie = header(redirect, "set-cookie");
        HttpResponse<String> page = CLIENT.send(
                request("/trial-page", BROWSER)
                        .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                        .build(),
                BodyHandlers.ofString());

        assertThat(redirect.statusCode()).isEqualTo(303);
        assertThat(header(redirect, "location")).isEqualTo("/trial-page");
        assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Lax", "Secure");
        assertThat(page.body()).contains("Domain &lt;b&gt;added&lt;/b&gt;", "href=\"/domains\"");
        assertThat(header(page, "set-cookie")).startsWith("mailhelm_flash=;").contains("Max-Age=0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mailhelm_flash=%%%", "mailhelm_flash=AAAA", "mailhelm_look=x.y", "mailhelm_look=a.b.c.d.e"})
    void shrugsAtCookiesThatItDidNotWrite(String cookie) throws Exception {
        HttpResponse<String> page = CLIENT.send(
                request("/trial-page", BROWSER).header("Cookie", cookie).build(), BodyHandlers.ofString());

        assertThat(page.statusCode()).isEqualTo(200);
    }

    @Test
    void drawsTheThemeOfTheCookieBeforeAnyScriptRuns() throws Exception {
        HttpResponse<String> page = CLIENT.send(
                request("/trial-page", BROWSER)
                        .header("Cookie", "mailhelm_look=dark.indigo.rose-light.more.comfortable")
                        .build(),
                BodyHandlers.ofString());

        assertThat(page.body()).contains("<html lang=\"en\" data-theme=\"indigo\" data-contrast=\"more\"");
    }

    @Test
    void servesAssetsPackedAndForEver() throws Exception {
        HttpResponse<byte[]> packed = CLIENT.send(
                request(Assets.path("mailhelm.css"), "text/css")
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray());
        HttpResponse<String> plain = get(Assets.path("mailhelm.css"), "text/css");
        HttpResponse<String> old = get("/assets/000000000000/mailhelm.css", "text/css");

        assertThat(packed.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(Assets.content("mailhelm.css").orElseThrow());
        assertThat(header(plain, "cache-control")).contains("immutable");
        assertThat(header(plain, "content-type")).isEqualTo("text/css;charset=utf-8");
        assertThat(header(old, "cache-control")).doesNotContain("immutable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "..%2F..%2FPage.class", "%2e%2e", "Assets.class"})
    void servesNothingElseFromTheClassPath(String name) throws Exception {
        assertThat(get("/assets/x/" + name, "*/*").statusCode()).isIn(400, 404);
    }

    @Test
    void packsPages() throws Exception {
        HttpResponse<byte[]> page = CLIENT.send(
                request("/trial-page", BROWSER)
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(page.headers().allValues("content-encoding")).isEqualTo(List.of("gzip"));
    }

    private static HttpRequest.Builder request(String path, String accept) {
        return HttpRequest.newBuilder(URI.create(host.uri() + path)).header("Accept", accept);
    }

    /** A request that may change something, as a page of ours would send it. */
    private static HttpRequest.Builder change(String path, String accept) {
        return request(path, accept).header("Cookie", visit).header("X-CSRF-Token", token);
    }

    private static HttpResponse<String> get(String path, String accept) throws Exception {
        return CLIENT.send(request(path, accept).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, String type, String body) throws Exception {
        return CLIENT.send(
                change(path, "application/json")
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
