package org.mailhelm.platform.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestHost;

class OutgoingMailTest {

    private static final String PASSWORD = "relay password";

    @TempDir
    Path folder;

    private final GreenMail relay = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private TestHost host;

    @BeforeEach
    void start() {
        relay.start();
        relay.setUser("relay@example.test", "relay", PASSWORD);
        host = TestHost.start(folder, variables(Map.of()));
    }

    private Map<String, String> variables(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Browser.ADMIN);
        all.put("RESET_SMTP_HOST", "127.0.0.1");
        all.put("RESET_SMTP_PORT", Integer.toString(relay.getSmtp().getPort()));
        all.put("RESET_SMTP_USE_TLS", "false");
        all.put("RESET_SMTP_FROM", "Mail helm <no-reply@example.test>");
        all.put("MANAGER_PUBLIC_URL", "https://panel.example.test/");
        all.putAll(more);
        return all;
    }

    private void restart(Map<String, String> more) {
        host.close();
        host = TestHost.start(folder, variables(more));
    }

    @AfterEach
    void stop() {
        host.close();
        relay.stop();
    }

    private Browser admin() {
        Browser admin = Browser.signedIn(host);
        admin.api("PATCH", "/api/me/profile", "{\"contact_email\":\"admin@example.test\"}");
        return admin;
    }

    private MimeMessage received() {
        assertThat(relay.waitForIncomingEmail(1)).isTrue();
        return relay.getReceivedMessages()[0];
    }

    @Test
    void sendsAnInvitationWhoseLinkBeginsWithThePublicAddress() throws Exception {
        Answer answer = admin().with("X-Forwarded-Host", "evil.test")
                .with("Host-Override", "evil.test")
                .api(
                        "POST",
                        "/api/admin/delegations",
                        "{\"email\":\"dora@example.test\",\"grants\":[{\"domain\":\"example.test\",\"permissions\":[\"emails\"]}]}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"mail\":\"Sent to dora@example.test.\"");
        MimeMessage message = received();
        assertThat(message.getAllRecipients()[0].toString()).isEqualTo("dora@example.test");
        assertThat(message.getFrom()[0].toString()).isEqualTo("Mail helm <no-reply@example.test>");
        String text = GreenMailUtil.getBody(message);
        assertThat(text).contains("https://panel.example.test/invitation/").doesNotContain("evil.test");
        String link = text.replaceAll("(?s).*https://panel.example.test(/invitation/\\S+).*", "$1");
        assertThat(Browser.of(host).get(link).body()).contains("Choose a password");
    }

    @Test
    void showsTheLinkAndSaysWhyNothingWasSent() {
        restart(Map.of("MANAGER_PUBLIC_URL", ""));
        Answer page = admin().post(
                        "/users", Map.of("email", "dora@example.test", "role", "helpdesk", "domains", "example.test"));

        assertThat(page.body()).contains("/invitation/", "MANAGER_PUBLIC_URL isn't set");
        assertThat(relay.getReceivedMessages()).isEmpty();
    }

    @Test
    void handsTheLinkOverWhenTheRelayIsDown() {
        relay.stop();
        Answer page = admin().post(
                        "/users", Map.of("email", "dora@example.test", "role", "helpdesk", "domains", "example.test"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("/invitation/", "No mail was sent");
        assertThat(Browser.signedIn(host)
                        .api("GET", "/api/admin/logs?limit=5", "")
                        .body())
                .contains("smtp.send_failed");
    }

    @Test
    void signsInAtARelayThatWantsIt() {
        relay.getManagers().getUserManager().setAuthRequired(true);
        restart(Map.of("RESET_SMTP_USER", "relay", "RESET_SMTP_PASSWORD", PASSWORD));
        assertThat(admin().api("POST", "/api/admin/settings/test-smtp", "{}").status())
                .isEqualTo(200);
        assertThat(relay.getReceivedMessages()).hasSize(1);

        restart(Map.of("RESET_SMTP_USER", "relay", "RESET_SMTP_PASSWORD", "wrong"));
        Answer wrong = admin().api("POST", "/api/admin/settings/test-smtp", "{}");
        assertThat(wrong.status()).isGreaterThanOrEqualTo(400);
        assertThat(wrong.body()).contains("accept the user and password").doesNotContain("wrong\"");
    }

    @Test
    void testsWhatIsNotSavedYetAndSendsItToWhoeverAsks() throws Exception {
        Answer answer =
                admin().api("POST", "/api/admin/settings/test-smtp", "{\"RESET_SMTP_FROM\":\"other@example.test\"}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"message\":\"Sent to admin@example.test.\"");
        assertThat(received().getFrom()[0].toString()).isEqualTo("other@example.test");
        assertThat(Browser.signedIn(host).api("GET", "/api/admin/settings", "").body())
                .contains("Mail helm <no-reply@example.test>");
        assertThat(Browser.signedIn(host)
                        .api("GET", "/api/admin/logs?limit=5", "")
                        .body())
                .contains("settings.smtp_test", "admin@example.test");
    }

    @Test
    void sendsThePasswordToTheSavedServerAlone() {
        GreenMail foreign = new GreenMail(ServerSetup.SMTP.dynamicPort());
        foreign.start();
        try {
            restart(Map.of("RESET_SMTP_USER", "relay", "RESET_SMTP_PASSWORD", PASSWORD));
            Browser admin = admin();
            for (String tried : List.of(
                    "{\"RESET_SMTP_PORT\":\"" + foreign.getSmtp().getPort() + "\"}",
                    "{\"RESET_SMTP_HOST\":\"localhost\"}")) {
                Answer answer = admin.api("POST", "/api/admin/settings/test-smtp", tried);
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.body()).contains("saved server and port alone");
            }
            assertThat(foreign.getReceivedMessages()).isEmpty();
        } finally {
            foreign.stop();
        }
    }

    @Test
    void refusesToTestWithoutAnAddressOrAServer() {
        Browser nobody = Browser.signedIn(host);
        assertThat(nobody.api("POST", "/api/admin/settings/test-smtp", "{}").body())
                .contains("You have no e-mail address here");
        restart(Map.of("RESET_SMTP_HOST", ""));
        Answer answer = admin().api("POST", "/api/admin/settings/test-smtp", "{}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"host\"");
    }

    @Test
    void sendsNothingInTheClearWhereEncryptionIsAskedFor() {
        restart(Map.of("RESET_SMTP_USE_TLS", "true", "RESET_SMTP_USER", "relay", "RESET_SMTP_PASSWORD", PASSWORD));
        Answer answer = admin().api("POST", "/api/admin/settings/test-smtp", "{}");

        assertThat(answer.status()).isGreaterThanOrEqualTo(500);
        assertThat(answer.body()).contains("STARTTLS");
        assertThat(relay.getReceivedMessages()).isEmpty();
    }

    @Test
    void callsNoMetadataService() {
        Answer answer =
                admin().api("POST", "/api/admin/settings/test-smtp", "{\"RESET_SMTP_HOST\":\"169.254.169.254\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("link-local");
    }

    @Test
    void letsNobodyWriteHeadersOfTheirOwn() {
        assertThatThrownBy(() -> new Letter("a@example.test\r\nBcc: b@example.test", "Hello", ""))
                .isInstanceOf(Failure.InvalidInput.class);
        assertThatThrownBy(() -> new Letter("a@example.test", "Hello\nBcc: b@example.test", ""))
                .isInstanceOf(Failure.InvalidInput.class);
        assertThatThrownBy(() -> new Letter("a@example.test, b@example.test", "Hello", ""))
                .isInstanceOf(Failure.InvalidInput.class);
        for (String from : List.of(
                "a@example.test\\r\\nBcc: b@example.test",
                "a@example.test, b@example.test",
                "nobody",
                "Mail\\nBcc: b@example.test <a@example.test>")) {
            Answer answer = admin().api("POST", "/api/admin/settings", "{\"RESET_SMTP_FROM\":\"" + from + "\"}");
            assertThat(answer.status()).as(from).isEqualTo(400);
            assertThat(answer.body()).contains("\"field\":\"RESET_SMTP_FROM\"");
        }
    }

    @Test
    void savesWhatWasChangedAndGoesBackToTheEnvironment() {
        Browser admin = admin();
        String page = admin.get("/settings/mail").body();
        assertThat(page).contains("From <code>RESET_SMTP_HOST</code>", "Outgoing mail");

        Answer saved = admin.post(
                "/settings/mail",
                Map.of(
                        "s.host", "127.0.0.1",
                        "s.port", Integer.toString(relay.getSmtp().getPort()),
                        "s.from", "changed@example.test",
                        "do", "save"));
        assertThat(saved.status()).isEqualTo(303);
        String after = admin.get("/settings/mail").body();
        assertThat(after).contains("changed@example.test", "Stored here, hides <code>RESET_SMTP_FROM</code>");
        assertThat(after).contains("From <code>RESET_SMTP_HOST</code>");

        admin.post("/settings/mail", Map.of("clear", "s.from"));
        assertThat(admin.get("/settings/mail").body())
                .contains("no-reply@example.test")
                .doesNotContain("changed@example.test");
    }

    @Test
    void testsFromThePage() {
        Answer page = admin().post(
                        "/settings/mail",
                        Map.of(
                                "s.host", "127.0.0.1",
                                "s.port", Integer.toString(relay.getSmtp().getPort()),
                                "s.from", "tried@example.test",
                                "do", "test"));

        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("The relay took a message to admin@example.test", "tried@example.test");
        assertThat(relay.getReceivedMessages()).hasSize(1);
    }
}
