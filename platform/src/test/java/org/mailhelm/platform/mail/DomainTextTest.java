package org.mailhelm.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;

class DomainTextTest {

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com",
        "EXAMPLE.Com, example.com",
        "a-b.c0.example, a-b.c0.example",
        "r3---sn.example.com, r3---sn.example.com",
        "bücher.example, xn--bcher-kva.example",
        "BÜCHER.example, xn--bcher-kva.example",
        "faß.example, xn--fa-hia.example",
        "пример.рф, xn--e1afmkfd.xn--p1ai",
        "例え。テスト, xn--r8jz45g.xn--zckzah",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "example.xn--p1ai, example.xn--p1ai",
    })
    void readsWhatPeopleWrite(String written, String wire) {
        assertThat(DomainText.read(written)).isEqualTo(new DomainName(wire));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "example",
                ".",
                "..",
                "example.com\n",
                "\nexample.com",
                "exam ple.com",
                "example..com",
                ".example.com",
                "example.com.",
                "-a.example.com",
                "a-.example.com",
                "a_b.example.com",
                "a/b.example.com",
                "..%2fexample.com",
                "example.com/..",
                "http://example.com",
                "user@example.com",
                "example.com:25",
                "1.2.3.4",
                "[::1]",
                "*.example.com",
                "exam\u0000ple.com",
                "example.com\u2028",
                "xn--\u00fc.example",
                "xn--99999999999.example",
                "\u202eexample.com",
                "a\uff0fb.example",
            })
    void refusesWhatIsNoDomain(String written) {
        assertThatThrownBy(() -> DomainText.read(written))
                .isInstanceOfSatisfying(
                        Failure.InvalidInput.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("domain"));
    }

    @Test
    void refusesNamesThatAreTooLong() {
        String label = "a".repeat(63);
        String longest = label + "." + label + "." + label + "." + "a".repeat(57) + ".com";

        assertThat(DomainText.read(longest).value()).hasSize(253);
        assertThatThrownBy(() -> DomainText.read("a" + longest)).isInstanceOf(Failure.InvalidInput.class);
        assertThatThrownBy(() -> DomainText.read("a" + label + ".com")).isInstanceOf(Failure.InvalidInput.class);
        assertThatThrownBy(() -> DomainText.read("ü".repeat(60) + ".com")).isInstanceOf(Failure.InvalidInput.class);
        assertThatThrownBy(() -> DomainText.read("a.".repeat(5_000_000) + "com"))
                .isInstanceOf(Failure.InvalidInput.class);
    }

    @Test
    void showsTheNamesOfPeople() {
        assertThat(DomainText.show(new DomainName("xn--bcher-kva.example"))).isEqualTo("bücher.example");
        assertThat(DomainText.show(new DomainName("example.com"))).isEqualTo("example.com");
        assertThat(DomainText.show(new DomainName("xn--99999999999.example"))).isEqualTo("xn--99999999999.example");
    }

    @Property
    void whatIsReadIsShownAndReadAgainAlike(@ForAll("names") String written) {
        DomainName read = DomainText.read(written);

        assertThat(DomainText.read(DomainText.show(read))).isEqualTo(read);
    }

    @Property
    void anyTextIsAPlainNameOrRefused(@ForAll String text) {
        try {
            assertThat(DomainText.read(text).value())
                    .matches("[a-z0-9.-]{3,253}")
                    .doesNotContain("..");
        } catch (Failure.InvalidInput refused) {
            assertThat(refused.reason()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> label = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .withChars("äöüßéøпример例え")
                .ofMinLength(1)
                .ofMaxLength(12);
        return label.list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(labels -> String.join(".", labels) + ".example")
                .filter(DomainTextTest::oneScriptPerName);
    }

    // UTS 46 refuses mixed directions and such; what it takes is its business, not this property's.
    private static boolean oneScriptPerName(String name) {
        try {
            DomainText.read(name);
            return true;
        } catch (Failure.InvalidInput e) {
            return false;
        }
    }
}
