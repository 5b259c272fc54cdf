package org.mailhelm.platform.dns.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailhelm.platform.start.StartFailure;
import org.mailhelm.platform.start.Variables;

class LookupSettingsTest {

    @Test
    void readsHostsWithAndWithoutPort() {
        LookupSettings settings = LookupSettings.of(new Variables(Map.of(
                "DNS_RESOLVERS", "192.0.2.53, 192.0.2.54:5353 [2001:db8::1]:54,2001:db8::2",
                "DNS_RESOLVERS_ONLY", "true")));

        assertThat(settings.resolvers())
                .extracting(Exchange::shown)
                .containsExactly("192.0.2.53", "192.0.2.54:5353", "[2001:db8:0:0:0:0:0:1]:54", "2001:db8:0:0:0:0:0:2");
        assertThat(settings.resolversOnly()).isTrue();
    }

    @Test
    void asksTheSystemsResolversByDefault() {
        LookupSettings settings = LookupSettings.of(new Variables(Map.of()));

        assertThat(settings.servers()).isNotEmpty();
        assertThat(settings.resolversOnly()).isFalse();
        assertThat(settings.inFlight()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"192.0.2.53:0", "192.0.2.53:99999", "http://192.0.2.53", "192.0.2.53:dns", "a b..c/", "1,2,3,4,5"
            })
    void refusesWhatIsNoHost(String text) {
        assertThatThrownBy(() -> LookupSettings.of(new Variables(Map.of("DNS_RESOLVERS", text))))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("DNS_RESOLVERS");
    }
}
