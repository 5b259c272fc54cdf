package org.mailhelm.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.MediaType;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.platform.right.Preset;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestHost;

/**
 * Every route, by every kind of user, on an own and a foreign domain, by session and by token. What each route needs
 * stands in {@code access-matrix.txt} as well, so that nobody adds a route, or changes what one needs, without saying so.
 */
class AccessMatrixTest {

    private static final String OWN = "own.example";
    private static final String FOREIGN = "foreign.example";
    private static final String PASSWORD = "a lantern for every quay";

    @TempDir
    static Path folder;

    private static TestHost host;
    private static final Map<String, Rights> RIGHTS = new LinkedHashMap<>();
    private static final Map<String, Browser> SESSIONS = new LinkedHashMap<>();
    private static final Map<String, String> TOKENS = new LinkedHashMap<>();

    @BeforeAll
    static void start() {
        host = TestHost.start(
                folder,
                Map.of(
                        "ADMIN_USER", "admin",
                        "ADMIN_PASSWORD", Browser.PASSWORD,
                        "API_RATE_LIMIT", "0",
                        "TRUSTED_PROXY_COUNT", "1"));
        RIGHTS.put("administrator", Rights.ALL);
        for (Preset preset : Preset.values()) {
            RIGHTS.put(preset.id(), new Rights(false, Set.of(), Map.of(OWN, preset.rights())));
        }
        RIGHTS.put(
                "everything-but-administrator",
                new Rights(false, EnumSet.allOf(Right.class), Map.of(OWN, EnumSet.allOf(Right.class))));
        RIGHTS.put("auditor", new Rights(false, Set.of(Right.AUDIT_READ), Map.of()));
        UserAdmin admin = host.bean(UserAdmin.class);
        ApiTokens tokens = host.bean(ApiTokens.class);
        SignedIn maker = new SignedIn("", "test", "test", Role.ADMINISTRATOR, Rights.ALL, "", "");
        int number = 0;
        for (Map.Entry<String, Rights> role : RIGHTS.entrySet()) {
            User user = admin.create(maker, role.getKey(), "", Optional.of(PASSWORD), role.getValue())
                    .user();
            // Each from an address of its own, so that they don't share the limit of sign-ins.
            Browser browser = Browser.of(host).with("X-Forwarded-For", "192.0.2." + ++number);
            assertThat(browser.signIn(role.getKey(), PASSWORD).status()).isEqualTo(303);
            SESSIONS.put(role.getKey(), browser);
            TOKENS.put(
                    role.getKey(),
                    tokens.make(user.id(), new ApiTokens.Wanted("matrix", role.getValue(), List.of(), 0))
                            .secret());
        }
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void saysOfEveryRouteWhatItNeeds() throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (UriRouteInfo<?, ?> route : routes()) {
            found.put(
                    name(route),
                    RouteRights.isPublic(route.getAnnotationMetadata())
                            ? "everybody"
                            : RouteRights.needs(route.getAnnotationMetadata()).stream()
                                    .map(Right::text)
                                    .collect(Collectors.joining(" or ")));
        }
        List<String> lines = found.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .toList();

        try (InputStream file = AccessMatrixTest.class.getResourceAsStream("access-matrix.txt")) {
            assertThat(file).isNotNull();
            assertThat(String.join("\n", lines))
                    .as("what routes need; when the change is meant, write it into access-matrix.txt")
                    .isEqualTo(new String(file.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }

    @Test
    void everyRouteIsAnnotated() {
        Set<String> silent = new TreeSet<>();
        for (UriRouteInfo<?, ?> route : routes()) {
            if (!RouteRights.isPublic(route.getAnnotationMetadata())
                    && !route.getAnnotationMetadata().hasAnnotation(org.mailhelm.platform.right.Needs.class)) {
                silent.add(name(route));
            }
        }

        assertThat(silent).as("routes without @Needs").isEmpty();
    }

    @Test
    void letsSessionsDoWhatTheyMayAndNothingElse() {
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (UriRouteInfo<?, ?> route : routes()) {
            if (RouteRights.isPublic(route.getAnnotationMetadata())) {
                continue;
            }
            for (String role : RIGHTS.keySet()) {
                for (String domain : domains(route)) {
                    // Without the token of a form: who may is told so, and nothing is changed.
                    Answer answer = call(session(role).csrf("none"), route, domain);
                    asked++;
                    check(wrong, route, role, domain, "session", answer.status(), allowed(route, role, domain, false));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(500);
    }

    @Test
    void letsTokensDoWhatTheyMayAndNothingElse() {
        List<String> wrong = new ArrayList<>();
        for (UriRouteInfo<?, ?> route : routes()) {
            // What a token may, it does here: these two would change what the rest is asked with.
            if (RouteRights.isPublic(route.getAnnotationMetadata())
                    || name(route).contains("/rotate")) {
                continue;
            }
            for (String role : RIGHTS.keySet()) {
                for (String domain : domains(route)) {
                    Answer answer = call(
                            Browser.of(host)
                                    .with("Authorization", "Bearer " + TOKENS.get(role))
                                    .csrf("none"),
                            route,
                            domain);
                    check(wrong, route, role, domain, "token", answer.status(), allowed(route, role, domain, true));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void turnsStrangersAndBadTokensAwayEverywhere() {
        List<String> wrong = new ArrayList<>();
        int number = 0;
        for (UriRouteInfo<?, ?> route : routes()) {
            if (RouteRights.isPublic(route.getAnnotationMetadata())) {
                continue;
            }
            Answer stranger = call(Browser.of(host).csrf("none"), route, OWN);
            if (stranger.status() != 401 && stranger.status() != 303) {
                wrong.add(name(route) + " by a stranger: " + stranger.status());
            }
            Answer bad = call(
                    Browser.of(host)
                            .with("Authorization", "Bearer " + ApiTokens.MARK + "0".repeat(43))
                            .with("X-Forwarded-For", "198." + ++number % 250 + ".100.7")
                            .csrf("none"),
                    route,
                    OWN);
            if (bad.status() != 401 || bad.header("WWW-Authenticate").isEmpty()) {
                wrong.add(name(route) + " with a bad token: " + bad.status());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void takesNoSpellingOfAForeignDomainForTheOwn() {
        Browser manager = session(Preset.DOMAIN_MANAGER.id());
        List<String> spellings = List.of(
                "own.example%2F..%2Fforeign.example",
                "own.example%2f%2e%2e%2fforeign.example",
                "..%2Fforeign.example",
                "foreign.example%2F..%2Fown.example",
                "own.example%5C..%5Cforeign.example",
                "%2e%2e",
                "own.example%00foreign.example",
                "own.example%0Aforeign.example",
                "own.example%3F.foreign.example",
                "own.example%23foreign.example",
                "own.example@foreign.example",
                "own.example%252F..%252Fforeign.example",
                "FOREIGN.example",
                "foreign.example.",
                "ｆｏｒｅｉｇｎ.example".replace("ｆｏｒｅｉｇｎ", "%EF%BD%86oreign"));
        for (String spelling : spellings) {
            for (String path : List.of("/api/domains/" + spelling, "/api/domains/" + spelling + "/email-accounts")) {
                assertThat(manager.api("GET", path, "").status()).as(path).isIn(400, 403, 404);
                assertThat(manager.api("DELETE", path + "/x", "").status())
                        .as(path)
                        .isIn(400, 403, 404, 405);
            }
        }
        assertThat(manager.api("GET", "/api/domains/OWN.Example", "").status())
                .as("one's own in capitals is one's own, though no mail host has it here")
                .isEqualTo(404);
        assertThat(manager.api("GET", "/api/domains/FOREIGN.example", "").body())
                .contains("You have no access to foreign.example");
        assertThat(manager.api("DELETE", "/api/domains/own.example/email-accounts/%2e%2e", "")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void namesThePermissionThatIsMissing() {
        Answer answer = session(Preset.HELPDESK.id()).api("POST", "/api/domains/own.example/email-accounts", "{}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("emails:write on own.example");
    }

    private static Browser session(String role) {
        return Objects.requireNonNull(SESSIONS.get(role));
    }

    private static boolean allowed(UriRouteInfo<?, ?> route, String role, String domain, boolean token) {
        Rights rights = Objects.requireNonNull(RIGHTS.get(role));
        boolean ofDomain = name(route).contains("{domain}");
        for (Right right : RouteRights.needs(route.getAnnotationMetadata())) {
            boolean fits = switch (right) {
                case SIGNED_IN -> true;
                case BROWSER -> !token;
                case TOKEN -> token;
                case ADMINISTRATOR -> rights.administrator();
                case ANY_OF_DOMAIN ->
                    rights.administrator()
                            || rights.has(Right.DOMAINS_READ)
                            || (domain.equals(OWN) && rights.domains().containsKey(OWN));
                default ->
                    rights.administrator()
                            || (right.scope() == Right.Scope.ACCOUNT
                                    ? rights.account().contains(right)
                                    : (!ofDomain || domain.equals(OWN))
                                            && rights.domains()
                                                    .getOrDefault(OWN, Set.of())
                                                    .contains(right));
            };
            if (fits) {
                return true;
            }
        }
        return false;
    }

    private static void check(
            List<String> wrong,
            UriRouteInfo<?, ?> route,
            String role,
            String domain,
            String by,
            int status,
            boolean allowed) {
        boolean denied = status == 403;
        if (denied == allowed || status == 401) {
            wrong.add(name(route) + " by " + role + " on " + domain + " by " + by + ": " + status);
        }
    }

    private static List<String> domains(UriRouteInfo<?, ?> route) {
        return name(route).contains("{domain}") ? List.of(OWN, FOREIGN) : List.of(OWN);
    }

    private static Answer call(Browser browser, UriRouteInfo<?, ?> route, String domain) {
        String path = route.getUriMatchTemplate()
                .toPathString()
                .replace("{domain}", domain)
                .replaceAll("\\{[^}]*}", "x");
        List<MediaType> takes = route.getConsumes();
        if (route.getHttpMethod() == HttpMethod.GET) {
            if (route.getProduces().contains(MediaType.TEXT_HTML_TYPE)) {
                return browser.get(path);
            }
            // Files and events too.
            Answer answer = browser.with("Accept", "*/*").api("GET", path, "");
            browser.with("Accept", "");
            return answer;
        }
        if (takes.contains(MediaType.MULTIPART_FORM_DATA_TYPE)) {
            return browser.upload(path, Map.of(), "file", "file", new byte[10]);
        }
        if (takes.contains(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
            return browser.post(path, Map.of());
        }
        return browser.api(route.getHttpMethod().name(), path, "{}");
    }

    private static List<UriRouteInfo<?, ?>> routes() {
        return host.bean(Router.class)
                .uriRoutes()
                .map(route -> (UriRouteInfo<?, ?>) route)
                .filter(AccessMatrixTest::ours)
                .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
                .collect(Collectors.toList());
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

    private static String name(UriRouteInfo<?, ?> route) {
        return route.getHttpMethod() + " " + route.getUriMatchTemplate().toPathString();
    }
}
