package org.mailhelm.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"example.com", "Sub.Example.COM", "xn--mnchen-3ya.de", "a.xn--p1ai", "_dmarc.example.com", "1.de"
            })
    void acceptsNamesInWireForm(String text) {
        assertThat(DomainName.parse(text))
                .hasValueSatisfying(name -> assertThat(name.value()).isEqualTo(text.toLowerCase()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example",
                "example.com.",
                ".example.com",
                "a..b.de",
                "-a.de",
                "a-.de",
                "a.b\n",
                "a.de\n",
                "a b.de",
                "..",
                "1.2.3.4",
                "münchen.de",
                "a/b.de",
                "a.de/../b.de",
                "a%2e.de"
            })
    void refusesEverythingElse(String text) {
        assertThat(DomainName.parse(text)).isEmpty();
    }

    @org.junit.jupiter.api.Test
    void refusesMoreThan253Characters() {
        String label = "a".repeat(63);
        String longest = String.join(".", label, label, label, "a".repeat(61));

        assertThat(DomainName.parse(longest)).isPresent();
        assertThat(DomainName.parse("a" + longest)).isEmpty();
        assertThat(DomainName.parse("a".repeat(64) + ".de")).isEmpty();
    }

    @org.junit.jupiter.api.Test
    void isWithinItselfAndItsParentsButNotWithinALookAlike() {
        DomainName name = new DomainName("mail.example.com");

        assertThat(name.isWithin(name)).isTrue();
        assertThat(name.isWithin(new DomainName("example.com"))).isTrue();
        assertThat(name.isWithin(new DomainName("ample.com"))).isFalse();
    }
}
