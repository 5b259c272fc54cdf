package org.mailhelm.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.TestClock;
import org.mailhelm.platform.testing.TestHost;

class UsersTest {

    private static final String API = "/api/admin/delegations";
    private static final String PASSWORD = "four words make sense";

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void areInvitedByALinkThatWorksOnce(Database database) {
        TestClock clock = new TestClock();
        try (TestHost host = database.start(folder, Browser.ADMIN, clock)) {
            Browser admin = Browser.signedIn(host);
            admin.get("/users/new");

            Answer made = admin.post(
                    "/users",
                    Map.of("email", "Mara", "contact_email", "", "role", "helpdesk", "domains", "own.example"));

            assertThat(made.status()).as(made.body()).isEqualTo(200);
            Matcher link =
                    Pattern.compile("http://[^/]+(/invitation/[\\w-]{43})").matcher(made.body());
            assertThat(link.find()).isTrue();
            Browser mara = Browser.of(host);
            assertThat(mara.get(link.group(1)).body()).contains("mara");
            assertThat(mara.post(link.group(1), Map.of("password", "short")).status())
                    .isEqualTo(422);
            assertThat(mara.post(link.group(1), Map.of("password", PASSWORD)).status())
                    .isEqualTo(303);
            assertThat(mara.api("GET", "/api/me", "").body())
                    .contains("\"delegated_domains\":[\"own.example\"]")
                    .contains(
                            "\"domain_grants\":{\"own.example\":[\"dashboard:read\",\"emails:read\",\"passwords:write\"]}");
            assertThat(Browser.of(host).get(link.group(1)).status()).isEqualTo(404);
            assertThat(Browser.of(host).signIn("mara", PASSWORD).status()).isEqualTo(303);

            String late = invitation(admin, "late");
            clock.pass(Duration.ofDays(8));
            assertThat(Browser.of(host).get(late).status()).isEqualTo(404);
        }
    }

    @Test
    void cantBeRemovedOrDemotedWhenTheyAreOneselfOrTheLastAdministrator() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            Browser admin = Browser.signedIn(host);

            assertThat(admin.api("DELETE", API + "/admin", "").status()).isEqualTo(409);
            assertThat(admin.api("DELETE", API + "?email=admin", "").status()).isEqualTo(409);
            assertThat(admin.api("POST", API, user("admin", "emails", "")).status())
                    .isEqualTo(409);
            assertThat(admin.api("POST", API, "{\"email\":\"admin\",\"is_admin\":true,\"enabled\":false}")
                            .status())
                    .isEqualTo(409);

            admin.api("POST", API, "{\"email\":\"second\",\"is_admin\":true,\"password\":\"" + PASSWORD + "\"}");
            Browser second = Browser.of(host);
            second.signIn("second", PASSWORD);
            assertThat(second.api("POST", API, user("admin", "emails", "")).status())
                    .isEqualTo(200);
            assertThat(admin.api("GET", "/api/me", "").status())
                    .as("signed out at once")
                    .isEqualTo(401);
            assertThat(second.api("DELETE", API + "/admin", "").status()).isEqualTo(200);
            assertThat(second.api("DELETE", API + "/admin", "").status()).isEqualTo(404);
            assertThat(second.api("DELETE", API + "/second", "").status()).isEqualTo(409);
        }
    }

    @Test
    void grantNothingThatTheyDontHave() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            Browser admin = Browser.signedIn(host);
            admin.api(
                    "POST",
                    API,
                    "{\"email\":\"lead\",\"password\":\"" + PASSWORD + "\",\"account_rights\":[\"users\"],"
                            + "\"grants\":[{\"domain\":\"own.example\",\"permissions\":[\"domain-manager\"]}]}");
            admin.api("POST", API, user("other", "emails", "foreign.example"));
            Browser lead = Browser.of(host);
            lead.signIn("lead", PASSWORD);

            assertThat(lead.api("POST", API, user("help", "helpdesk", "own.example"))
                            .status())
                    .isEqualTo(200);
            assertThat(lead.api("POST", API, user("help2", "helpdesk", "foreign.example"))
                            .status())
                    .isEqualTo(403);
            assertThat(lead.api("POST", API, user("help3", "helpdesk", "*")).status())
                    .isEqualTo(403);
            assertThat(lead.api("POST", API, "{\"email\":\"boss\",\"is_admin\":true}")
                            .status())
                    .isEqualTo(403);
            assertThat(lead.api("POST", API, "{\"email\":\"a\",\"account_rights\":[\"audit:read\"]}")
                            .status())
                    .isEqualTo(403);
            assertThat(lead.api("DELETE", API + "/other", "").status()).isEqualTo(403);
            assertThat(lead.api("DELETE", API + "/admin", "").status()).isEqualTo(403);
            assertThat(lead.api("POST", API, user("lead", "helpdesk", "own.example"))
                            .status())
                    .isEqualTo(409);
            assertThat(admin.api("GET", API, "").body()).doesNotContain("help2").doesNotContain("boss");
        }
    }

    @Test
    void areRefusedWithoutAGrantOrWithAnUnknownOne() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            Browser admin = Browser.signedIn(host);
            for (String body : List.of(
                    "{\"email\":\"x\"}",
                    "{\"email\":\"x\",\"grants\":[]}",
                    user("x", "everything", "own.example"),
                    user("x", "emails", "no domain"),
                    user("", "emails", "own.example"),
                    user("a b", "emails", "own.example"),
                    "{\"email\":\"x\",\"is_admin\":true,\"password\":\"short\"}",
                    "{\"email\":\"x\",\"is_admin\":true,\"role\":\"ADMINISTRATOR\"}")) {
                assertThat(admin.api("POST", API, body).status()).as(body).isEqualTo(400);
            }
        }
    }

    @Test
    void seeTheirDomainsAloneAndAreToldWhatIsMissing() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            Browser admin = Browser.signedIn(host);
            admin.api("POST", API, userWithPassword("mara", "emails", "own.example"));
            Browser mara = Browser.of(host);
            mara.signIn("mara", PASSWORD);

            assertThat(mara.api("GET", "/api/domains", "").status()).isEqualTo(200);
            Answer foreign = mara.api("GET", "/api/domains/foreign.example/email-accounts", "");
            assertThat(foreign.status()).isEqualTo(403);
            assertThat(foreign.body()).contains("foreign.example");
            assertThat(mara.get("/users").status()).isEqualTo(403);
            assertThat(mara.get("/domains").body())
                    .doesNotContain("/connections/")
                    .doesNotContain("href=\"/users\"")
                    .contains("API tokens");
        }
    }

    @Test
    void areManagedInTheBrowser() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            Browser admin = Browser.signedIn(host);
            String link = invitation(admin, "mara");
            assertThat(link).startsWith("/invitation/");
            Matcher id = Pattern.compile("/users/([0-9a-f-]{36})")
                    .matcher(admin.get("/users").body());
            assertThat(id.results().count()).isEqualTo(2);
            String mara = Pattern.compile("/users/([0-9a-f-]{36})\"><b>mara")
                    .matcher(admin.get("/users").body())
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group(1);

            assertThat(admin.post("/users/" + mara + "/grants", Map.of("domains", "two.example", "preset", ""))
                            .status())
                    .isEqualTo(422);
            assertThat(admin.post(
                                    "/users/" + mara + "/grants",
                                    Map.of("domains", "two.example\nthree.example", "preset", "dns-contractor"))
                            .status())
                    .isEqualTo(303);
            assertThat(admin.get("/users/" + mara).body())
                    .contains("three.example")
                    .contains("DNS contractor");
            assertThat(admin.get("/users/" + mara + "/grants/of/two.example").body())
                    .contains("Remove the grant");
            assertThat(admin.post("/users/" + mara + "/grants/of/two.example", Map.of("remove", "yes"))
                            .status())
                    .isEqualTo(303);
            assertThat(admin.get("/users/" + mara).body()).doesNotContain("two.example");
            assertThat(admin.post("/users/" + mara + "/rights", Map.of("audit", "read"))
                            .status())
                    .isEqualTo(303);
            assertThat(admin.get("/users/" + mara).body()).contains("audit:read");
            assertThat(admin.post("/users/" + mara + "/disable", Map.of()).status())
                    .isEqualTo(303);
            assertThat(Browser.of(host).get(link).status()).isEqualTo(404);
            assertThat(admin.post("/users/" + mara + "/remove", Map.of()).body())
                    .contains("Remove mara?");
            assertThat(admin.post("/users/" + mara + "/remove", Map.of("confirm", "mara"))
                            .location())
                    .isEqualTo("/users");
            assertThat(admin.get("/users/" + mara).status()).isEqualTo(404);
        }
    }

    private static String invitation(Browser admin, String name) {
        Answer made = admin.api("POST", API, user(name, "emails", "own.example"));
        Matcher link = Pattern.compile("\"invitation\":\"([^\"]+)\"").matcher(made.body());
        assertThat(link.find()).as(made.body()).isTrue();
        return link.group(1);
    }

    private static String user(String name, String permission, String domain) {
        return "{\"email\":\"" + name + "\",\"grants\":[{\"domain\":\"" + (domain.isEmpty() ? "own.example" : domain)
                + "\",\"permissions\":[\"" + permission + "\"]}]}";
    }

    private static String userWithPassword(String name, String permission, String domain) {
        String plain = user(name, permission, domain);
        return plain.substring(0, plain.length() - 1) + ",\"password\":\"" + PASSWORD + "\"}";
    }
}
