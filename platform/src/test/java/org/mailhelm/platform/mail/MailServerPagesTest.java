package org.mailhelm.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.api.mail.MailServer.Phase;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestHost;

class MailServerPagesTest {

    @TempDir
    Path folder;

    private final FakeMailServer server = new FakeMailServer();
    private final FakeMailHost fake = new FakeMailHost();

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestHost host;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Browser admin;

    @BeforeEach
    void start() {
        fake.server = Optional.of(server);
        host = TestHost.start(folder, Browser.ADMIN, new FakeMailHosts().with("a", fake));
        admin = Browser.signedIn(host);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void showsHowTheServerDoes() {
        String page = admin.get("/server").body();

        assertThat(page)
                .contains("Running", "2525", "Listening, usual is 25", "300 MB", "2 times", "outgoing", "AB:CD")
                .contains("Expired", "The name points here.", "It serves &lt;b&gt;all&lt;/b&gt;.")
                .doesNotContain("<script>alert(1)");
        server.phase = Phase.FAILED;
        assertThat(admin.get("/server").body()).contains("Failed", "Closed");
        assertThat(admin.get("/domains").body()).contains("href=\"/server\"");
    }

    @Test
    void showsADomainWithoutWaitingForAServerThatStarts() {
        admin.post("/domains", Map.of("domain", "example.com"));
        server.phase = Phase.STARTING;
        int before = fake.calls.get();

        Answer page = admin.get("/domains/example.com");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("example", "does not answer", "It serves");
        assertThat(fake.calls.get()).isEqualTo(before);
        assertThat(admin.get("/").body()).contains("is starting");
    }

    @Test
    void restartsOnlyWhenAskedTwice() {
        Answer question = admin.post("/server/restart", Map.of());
        assertThat(question.body()).contains("Restart the mail server?");
        assertThat(server.restarts.get()).isZero();

        assertThat(admin.post("/server/restart", Map.of("confirm", "yes")).location())
                .isEqualTo("/server");
        assertThat(server.restarts.get()).isEqualTo(1);
    }

    @Test
    void opensOnlyUnderANameAndWhenItsConditionsAreConfirmed() {
        Answer unconfirmed = admin.post("/server/open", Map.of("host", "mail.example.com"));
        Answer unnamed = admin.post("/server/open", Map.of("host", "mail", "confirm", "yes"));

        assertThat(unconfirmed.status()).isEqualTo(422);
        assertThat(unconfirmed.body()).contains("Nothing was opened", "value=\"mail.example.com\"");
        assertThat(unnamed.status()).isEqualTo(422);
        assertThat(unnamed.body()).contains("id=\"f-host-e\"");
        assertThat(admin.post("/server/close", Map.of("confirm", "no")).body()).contains("Close the mail server?");
    }
}
