package org.mailhelm.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.MediaType;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestHost;

/** Whoever adds a route that strangers may call must say so here. */
class RoutesTest {

    private static final Pattern PUBLIC = Pattern.compile(
            "(GET|POST) /login(/(factor|passkey|enrol).*)?|GET /login/redirect|GET /oidc/callback|(GET|POST) /setup|(GET|POST) /reset-password"
                    + "|(GET|POST) /invitation/\\{secret}|GET /assets/\\{version}/\\{name}|GET /health(/.*)?|GET /robots\\.txt"
                    + "|GET /\\.well-known/mta-sts\\.txt|GET (/mail|/\\.well-known/autoconfig/mail)/config-v1\\.1\\.xml|GET /mail/apple\\.mobileconfig"
                    + "|(GET|POST) /[aA]uto[dD]iscover/[aA]uto[dD]iscover\\.xml");

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
    void areClosedToStrangersUnlessNamedHere() {
        Set<String> open = routes().stream()
                .filter(route -> RouteRights.isPublic(route.getAnnotationMetadata()))
                .map(RoutesTest::name)
                .filter(name -> !name.startsWith("HEAD "))
                .collect(Collectors.toSet());

        assertThat(open)
                .allMatch(name -> PUBLIC.matcher(name).matches())
                .contains("GET /login", "POST /login", "GET /setup", "POST /setup");
    }

    @Test
    void turnAwayEveryStrangerWhoCallsThem() {
        // Some routes answer with files or events.
        Browser stranger = Browser.of(host).with("Accept", "*/*");
        stranger.get("/login");
        for (UriRouteInfo<?, ?> route : routes()) {
            HttpMethod method = route.getHttpMethod();
            String path = route.getUriMatchTemplate().toPathString().replaceAll("\\{[^}]*}", "x");
            if (method == HttpMethod.HEAD || PUBLIC.matcher(name(route)).matches()) {
                continue;
            }
            Answer answer = call(stranger, route, path);

            assertThat(answer.status()).as(name(route)).isIn(401, 303);
            assertThat(answer.status() == 401 || answer.location().startsWith("/login"))
                    .as(name(route))
                    .isTrue();
        }
    }

    private static Answer call(Browser stranger, UriRouteInfo<?, ?> route, String path) {
        List<MediaType> takes = route.getConsumes();
        if (takes.contains(MediaType.MULTIPART_FORM_DATA_TYPE)) {
            return stranger.upload(path, Map.of(), "file", "file", new byte[10]);
        }
        if (takes.contains(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
            return stranger.post(path, Map.of());
        }
        return route.getHttpMethod() == HttpMethod.GET && route.getProduces().contains(MediaType.TEXT_HTML_TYPE)
                ? stranger.get(path)
                : stranger.api(route.getHttpMethod().name(), path, "");
    }

    // Routes of other tests' own controllers are none of the host's.
    private static boolean ours(UriRouteInfo<?, ?> route) {
        return !route.getTargetMethod()
                .getDeclaringType()
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()
                .contains("test-classes");
    }

    private static List<UriRouteInfo<?, ?>> routes() {
        return host.bean(Router.class)
                .uriRoutes()
                .map(route -> (UriRouteInfo<?, ?>) route)
                .filter(RoutesTest::ours)
                .collect(Collectors.toList());
    }

    private static String name(UriRouteInfo<?, ?> route) {
        return route.getHttpMethod() + " " + route.getUriMatchTemplate().toPathString();
    }
}
