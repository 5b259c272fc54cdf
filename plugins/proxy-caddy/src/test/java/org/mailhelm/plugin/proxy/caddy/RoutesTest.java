package org.mailhelm.plugin.proxy.caddy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.DomainName;

class RoutesTest {

    private static final DomainName HOST = new DomainName("reset.example.test");
    private static final List<Object> ANSWER = List.of(Map.of("handler", "static_response"));

    @Test
    void knowsWhatTakesEveryRequest() {
        assertThat(Routes.swallows(Map.of("handle", ANSWER), HOST)).isTrue();
        assertThat(Routes.swallows(Map.of("terminal", true), HOST)).isTrue();
        assertThat(Routes.swallows(matching(Map.of("host", List.of("*.example.test"))), HOST))
                .isTrue();
        assertThat(Routes.swallows(matching(Map.of("path", List.of("/*"))), HOST))
                .isTrue();
    }

    @Test
    void knowsWhatLetsRequestsPass() {
        assertThat(Routes.swallows(Map.of("handle", List.of(Map.of("handler", "headers"))), HOST))
                .isFalse();
        assertThat(Routes.swallows(matching(Map.of("host", List.of("*.test"))), HOST))
                .isFalse();
        assertThat(Routes.swallows(matching(Map.of("path", List.of("/x"))), HOST))
                .isFalse();
        assertThat(Routes.swallows(matching(Map.of("host", List.of("*"), "method", List.of("PUT"))), HOST))
                .isFalse();
    }

    @Test
    void findsAHostNameInsideOtherRoutes() {
        Object inner = matching(Map.of("host", List.of("RESET.example.test")));
        Object outer = Map.of("handle", List.of(Map.of("handler", "subroute", "routes", List.of(inner))));

        assertThat(Routes.names(outer, HOST)).isTrue();
        assertThat(Routes.names(outer, new DomainName("example.test"))).isFalse();
    }

    private static Object matching(Map<String, Object> matcher) {
        return Map.of("match", List.of(matcher), "handle", ANSWER);
    }
}
