package org.mailhelm.platform.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.api.Secret;
import org.mailhelm.platform.plugin.Kind;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.Description;
import org.mailhelm.platform.testing.TestHost;

class ConnectionPagesTest {

    @TempDir
    Path folder;

    private final Lighthouse lighthouse = new Lighthouse();
    private TestHost host;
    private Browser browser;
    private String home;

    @BeforeEach
    void start() {
        Map<String, String> variables = new HashMap<>(Browser.ADMIN);
        variables.put("LAMP_ADDRESS", "http://env.example");
        host = TestHost.start(folder, variables);
        host.bean(ConnectionHost.class).started(List.of(lighthouse.loaded()));
        browser = Browser.signedIn(host);
        home = "/connections/dns/"
                + host.bean(Connections.class).all(Kind.DNS).get(0).id();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private static Map<String, String> form(String... pairs) {
        Map<String, String> form = new HashMap<>(Map.of(
                "do", "save",
                "name", "Home",
                "s.address", "http://env.example",
                "s.token", "",
                "s.turn", "30",
                "s.turn.unit", "seconds"));
        for (int i = 0; i < pairs.length; i += 2) {
            form.put(pairs[i], pairs[i + 1]);
        }
        return form;
    }

    @Test
    void listsConnectionsAndConnectors() {
        assertThat(browser.get("/connections/dns").body()).contains("Home").contains("Lighthouse");
        assertThat(browser.get("/connections/dns/new").body()).contains("/connections/dns/new/lighthouse");
        assertThat(browser.get("/connections").location()).isEqualTo("/connections/mail-hosts");
        assertThat(browser.get("/connections/nothing").status()).isEqualTo(404);
        assertThat(browser.get("/connections/dns/unknown").status()).isEqualTo(404);
        assertThat(browser.get("/connections/mail-hosts/" + home.substring(17)).status())
                .isEqualTo(404);
    }

    @Test
    void drawsTheFormWithTheSourceOfEachValue() {
        String page = browser.get(home).body();

        assertThat(page).contains("http://env.example").contains("LAMP_ADDRESS").contains("name=\"s.turn\"");
    }

    @Test
    void storesWhatWasChangedAndNothingElse() {
        Answer saved = browser.post(home + "?v=1", form("s.token", Lighthouse.TOKEN));

        assertThat(saved.status()).isEqualTo(303);
        assertThat(host.bean(SettingRepository.class).findAll())
                .extracting(SettingRow::component)
                .containsExactly("token");
        assertThat(lighthouse.last().settings.token()).contains(Secret.of(Lighthouse.TOKEN));
        assertThat(browser.get(home).body()).doesNotContain(Lighthouse.TOKEN).contains("configured");
    }

    @Test
    void tellsErrorsAtTheirFieldsAndChangesNothing() {
        Answer refused = browser.post(
                home + "?v=1", form("s.address", "nowhere", "s.turn", "90000", "s.token", Lighthouse.TOKEN));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Enter a whole address")
                .contains("from 1 to 3600 seconds")
                .contains("nowhere")
                .doesNotContain(Lighthouse.TOKEN);
        assertThat(host.bean(SettingRepository.class).findAll()).isEmpty();
    }

    @Test
    void refusesAFormThatIsOlderThanTheConnection() {
        browser.post(home + "?v=1", form("s.turn", "40"));

        Answer late = browser.post(home + "?v=1", form("s.turn", "50"));

        assertThat(late.status()).isEqualTo(422);
        assertThat(late.body()).contains("changed by somebody else");
    }

    @Test
    void goesBackToTheEnvironment() {
        browser.post(home + "?v=1", form("s.address", "http://own.example"));
        assertThat(browser.get(home).body()).contains("http://own.example").contains("LAMP_ADDRESS");

        Answer cleared = browser.post(home + "?v=2", form("clear", "s.address"));

        assertThat(cleared.status()).isEqualTo(303);
        assertThat(host.bean(SettingRepository.class).findAll()).isEmpty();
    }

    @Test
    void testsAndTriesAndSwitchesAndDeletes() {
        assertThat(browser.post(home + "?v=1", form("do", "test")).body()).contains("Passed");
        assertThat(browser.post(home + "/try", Map.of("zone", "")).body()).contains("example.com");
        assertThat(browser.post(home + "/try", Map.of("zone", "example.com")).body())
                .contains("10 mail.example.com");
        assertThat(browser.post(home + "/try", Map.of("zone", "else.test")).body())
                .contains("no zone for else.test");
        browser.post(home + "/disable", Map.of());
        assertThat(browser.get(home).body()).contains("switched off");
        browser.post(home + "/enable", Map.of());
        assertThat(browser.post(home + "/test", Map.of()).status()).isEqualTo(303);
        assertThat(browser.post(home + "/delete", Map.of("confirm", "wrong")).status())
                .isEqualTo(200);
        assertThat(browser.post(home + "/delete", Map.of("confirm", "Home")).location())
                .isEqualTo("/connections/dns");
        assertThat(browser.get(home).status()).isEqualTo(404);
    }

    @Test
    void makesAConnection() {
        Answer made =
                browser.post("/connections/dns/new/lighthouse", form("name", "Cliff", "s.address", "http://x.example"));

        assertThat(made.status()).isEqualTo(303);
        assertThat(browser.get(made.location()).body()).contains("Cliff").contains("http://x.example");
        Answer again = browser.post("/connections/dns/new/lighthouse", form("name", "Cliff"));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("called Cliff already");
    }

    @Test
    void answersScriptsAsDescribed() {
        Description description = Description.readBy(browser);
        String one = "/api/admin/connections/" + home.substring(home.lastIndexOf('/') + 1);
        List<String> faults = new ArrayList<>();

        for (String[] call : new String[][] {
            {
                "POST",
                "/api/admin/connections",
                "{\"connector\":\"lighthouse\",\"name\":\"Api\",\"settings\":{\"token\":\"" + Lighthouse.TOKEN + "\"}}"
            },
            {"POST", "/api/admin/connections", "{\"connector\":\"none\"}"},
            {"GET", "/api/admin/connections", ""},
            {"GET", one, ""},
            {"POST", one + "/test", ""},
            {"GET", one, ""},
            {"PATCH", one, "{\"enabled\":false}"},
            {"PATCH", one, "{\"version\":99,\"name\":\"B\"}"},
            {"DELETE", one, ""},
            {"GET", one, ""}
        }) {
            faults.addAll(description.faults(call[0], call[1], call[2], browser.api(call[0], call[1], call[2])));
        }

        assertThat(faults).isEmpty();
    }

    @Test
    void doesTheSameOverTheApiWithoutTellingSecrets() {
        Answer made = browser.api(
                "POST",
                "/api/admin/connections",
                "{\"connector\":\"lighthouse\",\"name\":\"Api\",\"settings\":{\"token\":\"" + Lighthouse.TOKEN
                        + "\",\"turn\":90}}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body()).contains("\"success\":true").doesNotContain(Lighthouse.TOKEN);
        String id = made.body().replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        assertThat(browser.api("GET", "/api/admin/connections", "").body())
                .contains("\"name\":\"Api\"")
                .doesNotContain(Lighthouse.TOKEN);
        assertThat(browser.api("PATCH", "/api/admin/connections/" + id, "{\"settings\":{\"turn\":\"soon\"}}")
                        .body())
                .contains("\"settings.turn\"");
        assertThat(browser.api("PATCH", "/api/admin/connections/" + id, "{\"version\":7,\"name\":\"B\"}")
                        .status())
                .isEqualTo(409);
        assertThat(browser.api(
                                "PATCH",
                                "/api/admin/connections/" + id,
                                "{\"settings\":{\"turn\":null},\"enabled\":false}")
                        .body())
                .contains("\"enabled\":false");
        assertThat(browser.api("POST", "/api/admin/connections/" + id + "/test", "")
                        .status())
                .isEqualTo(502);
        assertThat(browser.api("DELETE", "/api/admin/connections/" + id, "").status())
                .isEqualTo(200);
        assertThat(browser.api("GET", "/api/admin/connections/" + id, "").status())
                .isEqualTo(404);
    }
}
