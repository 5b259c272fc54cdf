package org.mailhelm.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.CatchAll;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestClock;
import org.mailhelm.platform.testing.TestHost;

class ForwarderPagesTest {

    private static final String ALL = "/domains/example.com/forwarders";
    private static final String INFO = ALL + "/info";

    @TempDir
    static Path folder;

    private static final FakeMailHost FAKE = new FakeMailHost();
    private static final FakeForwarders FORWARDERS = new FakeForwarders(FAKE);
    private static final FakeCatchAll CATCHING = new FakeCatchAll(FAKE, true);
    private static final TestClock CLOCK = new TestClock();

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static TestHost host;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Browser admin;

    @BeforeAll
    static void start() {
        host = TestHost.start(folder, Browser.ADMIN, new FakeMailHosts().with("a", FAKE), CLOCK);
        admin = Browser.signedIn(host);
        admin.post("/domains", Map.of("domain", "example.com"));
    }

    /** One host serves all tests, because its start takes longer than any of them. */
    @BeforeEach
    void begin() {
        CLOCK.pass(Duration.ofMinutes(2));
        FAKE.up();
        FORWARDERS.reset();
        CATCHING.reset();
        readAgain();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void leadFromTheTabToAForwarderAndBack() {
        assertThat(admin.get("/domains/example.com").body()).contains("href=\"" + ALL + "\"");
        assertThat(admin.get(ALL).body()).contains("No forwarder yet", "Mail for them is refused");
        assertThat(admin.get(ALL + "/new").body()).contains("name=\"alias\"", "is thrown away");

        Answer created = admin.post(
                ALL,
                Map.of("alias", "Info", "action", "forward", "destinations", "mara@post.example\n ben@post.example"));
        assertThat(created.location()).isEqualTo(ALL);
        assertThat(FORWARDERS.of("info@example.com")).containsExactly("mara@post.example", "ben@post.example");
        assertThat(admin.get(ALL).body()).contains("info@example.com is forwarded now", "ben@post.example");

        Answer panel = admin.get(INFO + "/edit");
        assertThat(panel.body()).contains("mara@post.example\nben@post.example");
        Answer changed = admin.post(INFO + "/edit", Map.of("action", "fail", "destinations", "", "seen", seen(panel)));
        assertThat(changed.location()).isEqualTo(ALL);
        assertThat(FORWARDERS.of("info@example.com")).containsExactly(":fail:");
        assertThat(admin.get(ALL).body()).contains("Refused");

        assertThat(admin.post(INFO + "/remove", Map.of()).body()).contains("Remove the forwarder", "value=\"yes\"");
        assertThat(FORWARDERS.kept).hasSize(1);
        assertThat(admin.post(INFO + "/remove", Map.of("confirm", "yes")).location())
                .isEqualTo(ALL);
        assertThat(FORWARDERS.kept).isEmpty();
        String list = admin.get(ALL).body();
        assertThat(list).contains("no longer forwarded", "alias=info&amp;destinations=%3Afail%3A");
        assertThat(admin.get(ALL + "/new?alias=info&destinations=a%40post.example,b%40post.example")
                        .body())
                .contains("value=\"info\"", "a@post.example\nb@post.example");
    }

    @Test
    void showWhatIsWrongAtItsField() {
        Answer alias = admin.post(ALL, Map.of("alias", "a..b", "destinations", "mara@post.example"));
        Answer destination = admin.post(ALL, Map.of("alias", "info", "destinations", "<b>mara"));
        Answer itself = admin.post(ALL, Map.of("alias", "info", "destinations", "info@example.com"));

        assertThat(alias.status()).isEqualTo(422);
        assertThat(alias.body()).contains("id=\"f-alias-e\"", "value=\"a..b\"", "mara@post.example");
        assertThat(destination.status()).isEqualTo(422);
        assertThat(destination.body())
                .contains("id=\"f-destinations-e\"", "&lt;b&gt;mara")
                .doesNotContain("<b>mara");
        assertThat(itself.body()).contains("round in circles");
        assertThat(FORWARDERS.kept).isEmpty();
    }

    @Test
    void askBeforeTheMailHostDoesSomethingByItself() {
        Map<String, String> form = Map.of("alias", "info", "destinations", "mara@strict.example");

        Answer asked = admin.post(ALL, form);

        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.body())
                .contains("makes the &lt;host&gt; filter spam", "name=\"confirm\"", "mara@strict.example");
        assertThat(FORWARDERS.kept).isEmpty();

        assertThat(admin.post(ALL, Map.of("alias", "info", "destinations", "mara@strict.example", "confirm", "yes"))
                        .status())
                .isEqualTo(303);
        assertThat(FORWARDERS.of("info@example.com")).containsExactly("mara@strict.example");
    }

    @Test
    void showTheSecondWhatTheFirstChanged() {
        FORWARDERS.kept.put(MailAddress.parse("info@example.com"), List.of("mara@post.example"));
        Answer panel = admin.get(INFO + "/edit");
        FORWARDERS.kept.put(MailAddress.parse("info@example.com"), List.of("ben@post.example"));

        Answer late = admin.post(INFO + "/edit", Map.of("destinations", "zoe@post.example", "seen", seen(panel)));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("Somebody else changed", "ben@post.example", "zoe@post.example");
        assertThat(FORWARDERS.of("info@example.com")).containsExactly("ben@post.example");

        Answer again = admin.post(INFO + "/edit", Map.of("destinations", "zoe@post.example", "seen", seen(late)));
        assertThat(again.status()).isEqualTo(303);
        assertThat(FORWARDERS.of("info@example.com")).containsExactly("zoe@post.example");
    }

    @Test
    void sayWhatStandsAfterAChangeThatBrokeHalfway() {
        FORWARDERS.kept.put(MailAddress.parse("info@example.com"), List.of("mara@post.example"));
        Answer panel = admin.get(INFO + "/edit");
        FORWARDERS.breakHalfway(new Failure.Unavailable("The host broke.", false));

        Answer changed = admin.post(INFO + "/edit", Map.of("destinations", "zoe@post.example", "seen", seen(panel)));

        assertThat(changed.status()).isEqualTo(502);
        assertThat(changed.body())
                .contains("The host broke. There is no forwarder info@example.com now.", "zoe@post.example");
    }

    @Test
    void findAndSortAmongMany() {
        for (int i = 0; i < 60; i++) {
            FORWARDERS.kept.put(
                    MailAddress.parse("f%02d@example.com".formatted(i)), List.of("to%02d@post.example".formatted(i)));
        }

        readAgain();

        assertThat(admin.get(ALL).body()).contains(">f00<", "1–50 of 60").doesNotContain(">f50<");
        assertThat(admin.get(ALL + "?page=2").body()).contains(">f50<").doesNotContain(">f00<");
        assertThat(admin.get(ALL + "?q=to42").body()).contains(">f42<").doesNotContain(">f41<");
        assertThat(admin.get(ALL + "?sort=destinations&dir=desc").body())
                .contains(">f59<")
                .doesNotContain(">f00<");
    }

    @Test
    void showTheLastStateWhenTheMailHostDoesNotAnswer() {
        FORWARDERS.kept.put(MailAddress.parse("info@example.com"), List.of("mara@post.example"));
        readAgain();
        FAKE.down();
        CLOCK.pass(Duration.ofMinutes(5));

        assertThat(admin.post(ALL + "/refresh", Map.of()).location()).isEqualTo(ALL);
        Answer list = admin.get(ALL);

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body())
                .contains(">info<", "does not answer", "as they were 5 minutes ago", "could not be read");
    }

    @Test
    void changeTheCatchAll() {
        String panel = "/domains/example.com/catch-all";
        assertThat(admin.get(panel).body()).contains("name=\"type\"", "is thrown away");

        assertThat(admin.post(panel, Map.of("type", "address", "address", "")).body())
                .contains("id=\"f-address-e\"");
        Answer changed = admin.post(panel, Map.of("type", "address", "address", "mara@post.example"));

        assertThat(changed.location()).isEqualTo(ALL);
        assertThat(CATCHING.rule).isEqualTo(new CatchAll.DeliverTo(MailAddress.parse("mara@post.example")));
        assertThat(admin.get(ALL).body()).contains("Mail for them goes to mara@post.example.");
    }

    @Test
    void areNotThereWhereTheMailHostCannotDoIt() {
        new FakeCatchAll(FAKE, false);
        FORWARDERS.withoutSpecial();
        assertThat(admin.get(ALL + "/new").body()).doesNotContain("thrown away");
        assertThat(admin.get("/domains/example.com/catch-all").body()).doesNotContain("is thrown away");

        FAKE.forwarders = java.util.Optional.empty();
        assertThat(admin.get(ALL).body()).contains("All other addresses").doesNotContain("New forwarder");

        FAKE.catchAll = java.util.Optional.empty();
        assertThat(admin.get("/domains/example.com").body()).doesNotContain(ALL);
    }

    /** Pages show what was last seen. */
    private static void readAgain() {
        admin.post(ALL + "/refresh", Map.of());
    }

    private static String seen(Answer page) {
        java.util.regex.Matcher found = java.util.regex.Pattern.compile("name=\"seen\" value=\"([^\"]*)\"")
                .matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
