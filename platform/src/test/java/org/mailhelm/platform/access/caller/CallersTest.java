package org.mailhelm.platform.access.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.simple.SimpleHttpRequest;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailhelm.platform.start.Variables;

class CallersTest {

    @Test
    void believesExactlyAsManyProxiesAsThereAre() {
        MutableHttpRequest<?> request = from("10.0.0.2").header("X-Forwarded-For", "6.6.6.6, 192.0.2.7, 10.0.0.9");

        assertThat(callers(Map.of()).of(request).address()).isEqualTo("10.0.0.9");
        assertThat(callers(Map.of("TRUSTED_PROXY_COUNT", "2")).of(request).address())
                .isEqualTo("192.0.2.7");
        assertThat(callers(Map.of("TRUSTED_PROXY_COUNT", "0")).of(request).address())
                .isEqualTo("10.0.0.2");
        assertThat(callers(Map.of("TRUSTED_PROXY_COUNT", "4")).of(request).address())
                .isEqualTo("10.0.0.2");
    }

    @Test
    void believesNoHeaderOfAStrangerWithoutProxy() {
        MutableHttpRequest<?> request = from("203.0.113.5")
                .header("X-Forwarded-For", "6.6.6.6")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "evil.example")
                .header("Host", "panel.example:5000");

        Caller caller = callers(Map.of()).of(request);

        assertThat(caller).isEqualTo(new Caller("203.0.113.5", false, "panel.example:5000"));
    }

    @Test
    void readsSchemeAndHostThatTheProxySaw() {
        MutableHttpRequest<?> request = from("127.0.0.1")
                .header("X-Forwarded-For", "192.0.2.7")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "Panel.Example:443")
                .header("Host", "127.0.0.1:5000");

        assertThat(callers(Map.of()).of(request)).isEqualTo(new Caller("192.0.2.7", true, "panel.example"));
    }

    @Test
    void joinsHeadersThatAreSentTwice() {
        MutableHttpRequest<?> request =
                from("127.0.0.1").header("X-Forwarded-For", "6.6.6.6").header("X-Forwarded-For", "192.0.2.7");

        assertThat(callers(Map.of()).of(request).address()).isEqualTo("192.0.2.7");
    }

    @Test
    void keepsTheNeighbourWhenTheHeaderIsNoAddress() {
        for (String nonsense : new String[] {"", "unknown", "evil.example", "1.2.3.4.5", "::1]", "a\tb"}) {
            assertThat(callers(Map.of())
                            .of(from("127.0.0.1").header("X-Forwarded-For", nonsense))
                            .address())
                    .as(nonsense)
                    .isEqualTo("127.0.0.1");
        }
    }

    @Test
    void understandsPortsAndBrackets() {
        assertThat(forwarded("192.0.2.7:4711")).isEqualTo("192.0.2.7");
        assertThat(forwarded("[2001:db8::1]:4711")).isEqualTo("2001:db8:0:0:0:0:0:1");
        assertThat(forwarded("2001:db8::1")).isEqualTo("2001:db8:0:0:0:0:0:1");
    }

    @Test
    void countsAnIpv6NetworkAsOne() {
        assertThat(new Caller("2001:db8:0:0:0:0:0:1", false, "").network())
                .isEqualTo(new Caller("2001:db8:0:0:ffff:0:0:2", false, "").network())
                .isNotEqualTo(new Caller("2001:db8:0:1:0:0:0:1", false, "").network());
        assertThat(new Caller("192.0.2.7", false, "").network()).isEqualTo("192.0.2.7");
        assertThat(new Caller("192.0.2.7", false, "").wideNetwork())
                .isEqualTo(new Caller("192.0.2.99", false, "").wideNetwork())
                .isNotEqualTo(new Caller("192.0.3.7", false, "").wideNetwork());
        assertThat(new Caller("2001:db8:0:1:0:0:0:1", false, "").wideNetwork())
                .isEqualTo(new Caller("2001:db8:0:2:0:0:0:1", false, "").wideNetwork())
                .isNotEqualTo(new Caller("2001:db8:1:1:0:0:0:1", false, "").wideNetwork());
        assertThat(new Caller("nonsense", false, "").wideNetwork()).isEqualTo("nonsense");
    }

    @Test
    void takesEveryRequestForHttpsWhenHttpsIsForced() {
        assertThat(callers(Map.of("FORCE_HTTPS", "true"))
                        .of(from("203.0.113.5"))
                        .https())
                .isTrue();
    }

    private static String forwarded(String value) {
        return callers(Map.of())
                .of(from("127.0.0.1").header("X-Forwarded-For", value))
                .address();
    }

    private static Callers callers(Map<String, String> variables) {
        return new Callers(new Variables(variables));
    }

    private static MutableHttpRequest<?> from(String address) {
        return new SimpleHttpRequest<Object>(io.micronaut.http.HttpMethod.GET, "/", null) {
            @Override
            public InetSocketAddress getRemoteAddress() {
                return new InetSocketAddress(address, 40000);
            }

            @Override
            public boolean isSecure() {
                return false;
            }
        };
    }
}
