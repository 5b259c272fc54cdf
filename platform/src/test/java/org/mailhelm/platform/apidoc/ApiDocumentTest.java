package org.mailhelm.platform.apidoc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.web.router.Router;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestHost;

class ApiDocumentTest {

    @TempDir
    Path folder;

    @Test
    void describesEveryRouteOfTheApi() throws Exception {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            Browser admin = Browser.signedIn(host);
            JsonNode document = new ObjectMapper()
                    .readTree(admin.api("GET", "/api/openapi.json", "").body());
            Set<String> described = new TreeSet<>();
            document.path("paths")
                    .fields()
                    .forEachRemaining(path -> path.getValue()
                            .fieldNames()
                            .forEachRemaining(
                                    method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

            Set<String> routes = host.bean(Router.class)
                    .uriRoutes()
                    .filter(route -> route.getUriMatchTemplate().toPathString().startsWith("/api/"))
                    .filter(route -> !route.getUriMatchTemplate().toPathString().startsWith("/api/trial"))
                    .filter(route -> !route.getUriMatchTemplate().toPathString().startsWith("/api/openapi"))
                    .filter(route -> !route.getUriMatchTemplate().toPathString().equals("/api/docs"))
                    .map(route -> route.getHttpMethodName() + " "
                            + route.getUriMatchTemplate().toPathString().replace("{+", "{"))
                    .filter(route -> !route.startsWith("HEAD "))
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(routes).isNotEmpty();
            assertThat(described).containsAll(routes);
            assertThat(document.at("/components/schemas/Failure/properties/error")
                            .isMissingNode())
                    .isFalse();
        }
    }

    @Test
    void isForAdministrators() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            Answer yaml = Browser.signedIn(host).get("/api/openapi.yml");

            assertThat(yaml.status()).isEqualTo(200);
            assertThat(yaml.body()).startsWith("openapi:");
            assertThat(Browser.of(host).api("GET", "/api/openapi.json", "").status())
                    .isEqualTo(401);
        }
    }

    @Test
    void isShownByAViewerThatAsksNobodyElse() {
        try (TestHost host = TestHost.start(folder, Browser.ADMIN)) {
            Browser admin = Browser.signedIn(host);
            Answer page = admin.get("/api/docs");

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body())
                    .contains("swagger-ui-bundle.js", "data-document=\"/api/openapi.json\"")
                    .doesNotContain("src=\"http", "href=\"http");
            for (String asset : new String[] {"swagger-ui.css", "swagger-ui-bundle.js", "api-docs.js"}) {
                String path =
                        page.body().replaceAll("(?s).*\"(/assets/[^\"]+/" + asset.replace(".", "\\.") + ")\".*", "$1");
                assertThat(admin.get(path).status()).as(path).isEqualTo(200);
            }
            assertThat(Browser.of(host).get("/api/docs").status()).isIn(303, 401);
        }
    }
}
