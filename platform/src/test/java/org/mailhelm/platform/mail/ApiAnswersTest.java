package org.mailhelm.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import io.micronaut.http.MediaType;
import io.micronaut.web.router.Router;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestHost;

/** What the API really answers, held against its own description. */
class ApiAnswersTest {

    private static final String DOMAIN = "example.com";

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestHost host;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Browser admin;

    @SuppressWarnings("NullAway.Init") // set before each test
    private OpenApiInteractionValidator description;

    @BeforeEach
    void start() {
        host = TestHost.start(folder, Browser.ADMIN, new FakeMailHosts().with("a", new FakeMailHost()));
        admin = Browser.signedIn(host);
        description = OpenApiInteractionValidator.createForInlineApiSpecification(
                        admin.api("GET", "/api/openapi.json", "").body())
                .withLevelResolver(LevelResolver.create()
                        .withLevel(
                                "validation.response.body.schema.additionalProperties", ValidationReport.Level.IGNORE)
                        .build())
                .build();
        admin.api("POST", "/api/domains", "{\"domain\":\"" + DOMAIN + "\"}");
        admin.api(
                "POST",
                "/api/domains/" + DOMAIN + "/email-accounts",
                "{\"username\":\"mara\",\"password\":\"Abcdef1!\",\"quota\":2048,\"limit\":100}");
        admin.api(
                "POST",
                "/api/domains/" + DOMAIN + "/forwarders",
                "{\"alias\":\"info\",\"destinations\":[\"mara@" + DOMAIN + "\"]}");
        admin.api("POST", "/api/admin/api-tokens", "{\"label\":\"script\",\"is_admin\":true}");
        admin.api("PATCH", "/api/me/profile", "{\"contact_email\":\"admin@" + DOMAIN + "\"}");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private List<String> wrong(String path, String method, Answer answer) {
        SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.status());
        answer.header("Content-Type").ifPresent(response::withContentType);
        if (!answer.body().isEmpty()) {
            response.withBody(answer.body());
        }
        return description
                .validateResponse(path, Request.Method.valueOf(method), response.build())
                .getMessages()
                .stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(message -> method + " " + path + " " + answer.status() + ": " + message.getKey() + " "
                        + message.getMessage())
                .toList();
    }

    /** Everything that can be asked for without knowing more than a domain and a mailbox. */
    @Test
    void toEveryQuestionIsAsDescribed() {
        Set<String> paths = host.bean(Router.class)
                .uriRoutes()
                .filter(route -> route.getHttpMethodName().equals("GET"))
                .filter(route -> route.getProduces().contains(MediaType.APPLICATION_JSON_TYPE))
                .map(route -> route.getUriMatchTemplate().toPathString())
                .filter(path ->
                        path.startsWith("/api/") && !path.startsWith("/api/trial") && !path.startsWith("/api/openapi"))
                .filter(path -> !path.replace("{domain}", "")
                        .replace("{username}", "")
                        .replace("{user}", "")
                        .contains("{"))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> wrong = new ArrayList<>();
        int good = 0;
        for (String path : paths) {
            String asked = path.replace("{domain}", DOMAIN)
                    .replace("{username}", "mara")
                    .replace("{user}", "mara");
            Answer answer = admin.api("GET", asked, "");
            wrong.addAll(wrong(asked, "GET", answer));
            good += answer.status() == 200 ? 1 : 0;
        }

        assertThat(wrong).isEmpty();
        assertThat(good).isGreaterThan(12);
    }

    @Test
    void toChangesAndMistakesIsAsDescribed() {
        List<String> wrong = new ArrayList<>();
        Map<String, String> calls = Map.of(
                "POST /api/domains",
                "{\"domain\":\"second.example\"}",
                "POST /api/domains/" + DOMAIN + "/email-accounts",
                "{\"username\":\"x\",\"password\":\"short\"}",
                "POST /api/domains/" + DOMAIN + "/forwarders",
                "{\"unknown\":1}",
                "PATCH /api/me/profile",
                "{\"contact_email\":\"other@" + DOMAIN + "\"}",
                "POST /api/admin/delegations",
                "{\"email\":\"dora\",\"grants\":[{\"domain\":\"" + DOMAIN + "\",\"permissions\":[\"emails\"]}]}",
                "POST /api/admin/settings",
                "{\"OIDC_ADMIN_GROUP\":\"helm\"}",
                "POST /api/admin/settings/test-smtp",
                "{}",
                "DELETE /api/admin/delegations/nobody",
                "",
                "DELETE /api/me/sessions",
                "");
        calls.forEach((call, body) -> {
            String[] parts = call.split(" ");
            wrong.addAll(wrong(parts[1], parts[0], admin.api(parts[0], parts[1], body)));
        });
        Browser stranger = Browser.of(host);
        wrong.addAll(wrong("/api/me", "GET", stranger.api("GET", "/api/me", "")));
        wrong.addAll(wrong(
                "/api/domains",
                "GET",
                Browser.of(host)
                        .with("Authorization", "Bearer mhm_" + "0".repeat(43))
                        .api("GET", "/api/domains", "")));

        assertThat(wrong).isEmpty();
    }

    @Test
    void namesThePermissionOfEachRoute() {
        String document = admin.api("GET", "/api/openapi.json", "").body();

        assertThat(document).contains("\"x-permissions\":[\"emails:write\"]", "Needs: `emails:write`");
        assertThat(document.toLowerCase(Locale.ROOT)).contains("#/components/schemas/failure");
    }
}
