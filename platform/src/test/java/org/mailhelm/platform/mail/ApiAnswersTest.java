package org.mailhelm.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.MediaType;
import io.micronaut.web.router.Router;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.platform.dns.FakeZones;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.Description;
import org.mailhelm.platform.testing.TestHost;

/** What the API really answers, held against its own description. */
class ApiAnswersTest {

    private static final String DOMAIN = "example.com";
    private static final String OF_DOMAIN = "/api/domains/" + DOMAIN;

    @TempDir
    Path folder;

    private final FakeMailHost mail = new FakeMailHost();
    private final List<String> faults = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestHost host;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Browser admin;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Description description;

    @BeforeEach
    void start() {
        new FakeForwarders(mail);
        new FakeCatchAll(mail, true);
        new FakeSpamRules(mail);
        new FakeDomainAliases(mail);
        new FakeAccountQuota(mail);
        host = TestHost.start(
                folder, Browser.ADMIN, new FakeMailHosts().with("a", mail).with("pdns", new FakeZones(DOMAIN)));
        admin = Browser.signedIn(host);
        description = Description.readBy(admin);
        call("POST", "/api/domains", "{'domain':'" + DOMAIN + "'}");
        call(
                "POST",
                OF_DOMAIN + "/email-accounts",
                "{'username':'mara','password':'Abcdef1!','quota':2048,'limit':100}");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private Answer call(String method, String path, String json) {
        String sent = json.replace('\'', '"');
        Answer answer = admin.api(method, path, sent);
        faults.addAll(description.faults(method, path, sent, answer));
        return answer;
    }

    private void thereIsSomethingOfEverything() {
        mail.wantsProof = true;
        call("POST", OF_DOMAIN + "/forwarders", "{'alias':'info','destinations':['mara@" + DOMAIN + "']}");
        call("PATCH", OF_DOMAIN + "/catch-all", "{'type':'address','address':'mara@" + DOMAIN + "'}");
        call("POST", OF_DOMAIN + "/pointers", "{'pointer':'example.org'}");
        call("POST", OF_DOMAIN + "/spam/blacklist", "{'entry':'*@example.net'}");
        call("POST", OF_DOMAIN + "/spam/whitelist", "{'entry':'friend@example.net'}");
        call("PATCH", OF_DOMAIN + "/email-accounts/mara/recovery", "{'recovery_email':'mara@example.net'}");
        call("POST", "/api/admin/api-tokens", "{'label':'script','is_admin':true}");
        call("PATCH", "/api/me/profile", "{'contact_email':'admin@" + DOMAIN + "'}");
        call("POST", OF_DOMAIN + "/dns/fix", "{}");
    }

    @Test
    void toEveryQuestionIsAsDescribed() throws JsonProcessingException {
        thereIsSomethingOfEverything();
        String job = new ObjectMapper()
                .readTree(call(
                                "POST",
                                OF_DOMAIN + "/email-accounts/bulk",
                                "{'action':'quota','usernames':['mara'],'quota':1024}")
                        .body())
                .at("/data/job_id")
                .asText();
        Map<String, Integer> others = new TreeMap<>();
        Set<String> unasked = new TreeSet<>();
        admin.with("Accept", "*/*");

        for (String path : questions()) {
            String asked = path.replace("{domain}", DOMAIN)
                    .replace("{username}", "mara")
                    .replace("{user}", "mara")
                    .replace("/jobs/{id}", "/jobs/" + job);
            if (asked.contains("{")) {
                unasked.add(path);
            } else {
                int status = call("GET", asked, "").status();
                if (status != 200) {
                    others.put(path, status);
                }
            }
        }

        assertThat(faults).isEmpty();
        assertThat(unasked).containsExactly("/api/admin/connections/{id}");
        // This host's connections are not among those that it keeps.
        assertThat(others).containsOnlyKeys("/api/admin/connections");
    }

    private Set<String> questions() {
        return host.bean(Router.class)
                .uriRoutes()
                .filter(route -> route.getHttpMethodName().equals("GET"))
                .filter(route -> !route.getProduces().contains(MediaType.TEXT_EVENT_STREAM_TYPE))
                .map(route -> route.getUriMatchTemplate().toPathString())
                .filter(path -> path.startsWith("/api/")
                        && !path.startsWith("/api/trial")
                        && !path.startsWith("/api/openapi")
                        && !path.equals("/api/docs"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void toChangesIsAsDescribed() {
        mail.suspension = Optional.of((address, suspended) -> {});
        thereIsSomethingOfEverything();

        call("POST", "/api/domains", "{'domain':'second.example'}");
        call("PATCH", OF_DOMAIN + "/mail-status", "{'enabled':true}");
        call("PATCH", OF_DOMAIN + "/email-accounts/mara", "{'quota':1024}");
        call("POST", OF_DOMAIN + "/email-accounts/mara/suspend", "");
        call("POST", OF_DOMAIN + "/email-accounts/mara/resume", "");
        call("POST", OF_DOMAIN + "/email-accounts/mara/reset", "");
        call("POST", "/api/email-accounts/import/preview", "{'rows':[{'email':'dora@" + DOMAIN + "','quota':5}]}");
        call("POST", "/api/email-accounts/import", "{'csv':'email\\ndora@" + DOMAIN + "'}");
        call("PATCH", OF_DOMAIN + "/forwarders/info", "{'destinations':['dora@" + DOMAIN + "']}");
        call("DELETE", OF_DOMAIN + "/forwarders/info", "");
        call("DELETE", OF_DOMAIN + "/pointers/example.org", "");
        call("PATCH", OF_DOMAIN + "/spam/settings", "{'high_score':9}");
        call("DELETE", OF_DOMAIN + "/spam/blacklist/*@example.net", "");
        call("PATCH", OF_DOMAIN + "/dmarc-policy", "{'dmarc_record':'v=DMARC1; p=reject'}");
        call("PATCH", OF_DOMAIN + "/dns/settings", "{'discovery':true}");
        call("POST", OF_DOMAIN + "/dns/apply", "{}");
        call("POST", "/api/dns/health", "{}");
        call("POST", "/api/cloudflare/dns/fix-bulk", "{}");
        call("POST", "/api/cloudflare/setup", "{'domain':'third.example'}");
        call("POST", "/api/fleet/overview/refresh", "");
        call("POST", "/api/admin/delegations", "{'email':'dora','grants':[{'domain':'*','permissions':['emails']}]}");
        call("DELETE", "/api/admin/delegations/dora", "");
        call("POST", "/api/admin/settings", "{'OIDC_ADMIN_GROUP':'helm'}");
        call("POST", "/api/admin/plugins/rescan", "");
        call("DELETE", OF_DOMAIN + "/email-accounts/mara", "");
        call("DELETE", OF_DOMAIN, "");
        call("DELETE", "/api/me/sessions", "");

        assertThat(faults).isEmpty();
    }

    @Test
    void toMistakesAndFailuresIsAsDescribed() {
        call("POST", OF_DOMAIN + "/email-accounts", "{'username':'x','password':'short'}");
        call("POST", OF_DOMAIN + "/email-accounts", "{'username':'mara','password':'Abcdef1!'}");
        call("POST", OF_DOMAIN + "/forwarders", "{'unknown':1}");
        call("POST", OF_DOMAIN + "/forwarders", "[");
        call("GET", OF_DOMAIN + "/email-accounts/nobody", "");
        call("GET", "/api/domains/elsewhere.example/dns/plan", "");
        call("GET", "/api/jobs/nothing", "");
        call("POST", "/api/admin/settings/test-smtp", "{}");
        call("DELETE", "/api/admin/delegations/nobody", "");
        admin.with("Idempotency-Key", "one");
        call("POST", "/api/domains", "{'domain':'second.example'}");
        Answer reused = call("POST", "/api/domains", "{'domain':'third.example'}");
        admin.with("Idempotency-Key", "");
        mail.down();
        Answer down = call("POST", "/api/domains", "{'domain':'fourth.example'}");
        call("POST", "/api/cloudflare/setup", "{'domain':'fourth.example'}");
        admin = Browser.of(host);
        call("GET", "/api/me", "");
        admin = Browser.of(host).with("Authorization", "Bearer mhm_" + "0".repeat(43));
        call("GET", "/api/domains", "");

        assertThat(faults).isEmpty();
        assertThat(reused.status()).isEqualTo(422);
        assertThat(down.status()).isEqualTo(502);
    }

    @Test
    void namesThePermissionOfEachRoute() {
        String document = admin.api("GET", "/api/openapi.json", "").body();

        assertThat(document).contains("\"x-permissions\":[\"emails:write\"]", "Needs: `emails:write`");
        assertThat(document).contains("#/components/schemas/Failure");
        assertThat(document.split("\"name\":\"Idempotency-Key\"", -1)).hasSize(5);
    }
}
