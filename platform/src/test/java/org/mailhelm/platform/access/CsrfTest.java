package org.mailhelm.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestHost;

class CsrfTest {

    @TempDir
    static Path folder;

    private static TestHost host;

    @BeforeAll
    static void start() {
        host = TestHost.start(folder, Browser.ADMIN);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void refusesAFormWithoutToken() {
        Browser browser = Browser.signedIn(host).csrf("");

        Answer answer = browser.post("/account/sessions/revoke-others", Map.of("csrf_token", "", "confirm", "yes"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("Load the page again");
    }

    @Test
    void refusesACallWithoutTokenInTheEnvelope() {
        Browser browser = Browser.signedIn(host).csrf("wrong");

        Answer answer = browser.api("PATCH", "/api/me/profile", "{\"contact_email\":null}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"csrf\"").contains("CSRF");
    }

    @Test
    void refusesTheTokenOfAnotherSession() {
        String foreign = Browser.signedIn(host).csrf();
        Browser browser = Browser.signedIn(host).csrf(foreign);

        assertThat(browser.api("DELETE", "/api/me/sessions", "").status()).isEqualTo(400);
    }

    @Test
    void refusesTheTokenOfAVisitOnceSignedIn() {
        Browser browser = Browser.of(host);
        browser.get("/login");
        String visit = browser.csrf();
        browser.signIn("admin", Browser.PASSWORD);

        browser.csrf(visit);

        assertThat(browser.api("DELETE", "/api/me/sessions", "").status()).isEqualTo(400);
    }

    @Test
    void takesTheTokenOfTheMetaElementAsHeader() {
        Browser browser = Browser.signedIn(host);
        String token = browser.get("/account").csrf().orElseThrow();

        assertThat(browser.csrf(token).api("DELETE", "/api/me/sessions", "").status())
                .isEqualTo(200);
    }

    @Test
    void signsNobodyInByAForeignForm() {
        Browser withoutVisit = Browser.of(host).csrf("x");
        Browser foreignVisit = Browser.of(host);
        foreignVisit.get("/login");
        Browser victim = Browser.of(host);
        victim.get("/login");
        victim.csrf(foreignVisit.csrf());
        Map<String, String> form = Map.of("username", "admin", "password", Browser.PASSWORD);

        assertThat(withoutVisit.post("/login", form).status()).isEqualTo(400);
        assertThat(victim.post("/login", form).status()).isEqualTo(400);
    }

    @Test
    void refusesWhatAPageOfAnotherSiteCauses() {
        for (Map.Entry<String, String> header : Map.of(
                        "Sec-Fetch-Site", "cross-site", "sec-fetch-site", "same-site", "Origin", "https://evil.example")
                .entrySet()) {
            Browser browser = Browser.signedIn(host);
            browser.get("/account");

            Answer answer = browser.with(header.getKey(), header.getValue()).post("/logout", Map.of());

            assertThat(answer.status()).as(header.toString()).isEqualTo(403);
        }
        Browser opaque = Browser.signedIn(host);
        opaque.get("/account");
        assertThat(opaque.with("Origin", "null").post("/logout", Map.of()).status())
                .isEqualTo(403);
    }

    @Test
    void takesWhatOurOwnPagesCause() {
        Browser browser = Browser.signedIn(host);
        browser.get("/account");
        URI own = host.uri();

        Answer answer = browser.with("Sec-Fetch-Site", "same-origin")
                .with("Origin", "http://" + own.getAuthority())
                .post("/account/sessions/revoke-others", Map.of("confirm", "yes"));
        Answer plain =
                browser.with("Sec-Fetch-Site", "").post("/account/sessions/revoke-others", Map.of("confirm", "yes"));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(plain.status()).isEqualTo(303);
    }

    @Test
    void findsTheTokenInAnUpload() {
        Browser browser = Browser.signedIn(host);
        browser.get("/plugins");
        byte[] large = new byte[3 * 1024 * 1024];

        Answer good = browser.upload("/plugins/nowhere/at-all", Map.of(), "jar", "a.jar", large);
        Answer bad = browser.csrf("wrong").upload("/plugins/nowhere/at-all", Map.of(), "jar", "a.jar", large);

        assertThat(good.status()).isEqualTo(404);
        assertThat(bad.status()).isEqualTo(400);
    }

    @Test
    void waitsForABodyThatComesLater() throws Exception {
        Browser browser = Browser.of(host);
        browser.get("/login");
        String body = "csrf_token=" + browser.csrf() + "&username=admin&password="
                + URLEncoder.encode(Browser.PASSWORD, StandardCharsets.UTF_8);
        String head = "POST /login HTTP/1.1\r\nHost: " + host.uri().getAuthority()
                + "\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                + body.length() + "\r\nCookie: mailhelm-visit="
                + browser.cookies().get("mailhelm-visit") + "\r\n\r\n";

        String answer = send(head, body);

        assertThat(answer).startsWith("HTTP/1.1 303");
    }

    @Test
    void asksWhoSendsAnUploadBeforeItIsRead() throws Exception {
        for (String length : List.of("Content-Length: 60000000", "Transfer-Encoding: chunked")) {
            String head =
                    "POST /api/admin/plugins HTTP/1.1\r\nHost: " + host.uri().getAuthority()
                            + "\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=x\r\n" + length
                            + "\r\n\r\n";

            assertThat(send(head, "")).as(length).startsWith("HTTP/1.1 401");
        }
    }

    private static String send(String head, String body) throws IOException, InterruptedException {
        try (Socket socket = new Socket("127.0.0.1", host.uri().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            // The delay itself is what is tested; there is no condition to wait for.
            TimeUnit.MILLISECONDS.sleep(300);
            out.write(body.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
