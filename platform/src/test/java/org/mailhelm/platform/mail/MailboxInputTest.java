package org.mailhelm.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.MailRules;
import org.mailhelm.api.mail.Quota;

class MailboxInputTest {

    private static final DomainName DOMAIN = new DomainName("example.com");
    private static final MailRules RULES = new FakeMailHost().rules();

    @ParameterizedTest
    @ValueSource(strings = {"a", "mara.lindt", "a_b-c.d", "-", "_", "0", "1.2.3"})
    void acceptsNames(String name) {
        assertThat(MailboxInput.address(name, DOMAIN, RULES).localPart()).isEqualTo(name);
    }

    @Test
    void lowersNames() {
        assertThat(MailboxInput.address("Mara", DOMAIN, RULES)).hasToString("mara@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                ".a",
                "a.",
                "a..b",
                "a\n",
                "a b",
                "a+b",
                "a@b",
                "a/b",
                "a\\b",
                "ä",
                "a\u0000",
                "a\"",
                "a%2Fb",
                "<script>",
                "İ",
            })
    void refusesNames(String name) {
        refused("username", () -> MailboxInput.address(name, DOMAIN, RULES));
    }

    @Test
    void refusesLongNames() {
        assertThat(MailboxInput.address("a".repeat(64), DOMAIN, RULES).localPart())
                .hasSize(64);
        refused("username", () -> MailboxInput.address("a".repeat(65), DOMAIN, RULES));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {"Abcdef1!", "Abcdef 1", "Äbcdef1!", "aB3'\"<>&"})
    void acceptsPasswords(String password) {
        assertThat(MailboxInput.password(password, RULES).reveal()).isEqualTo(password);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Abcde1!", "abcdef1!", "ABCDEF1!", "Abcdefg!", "Abcdefg1", "Abcdef1!\n", "Abc\u0000def1!"})
    void refusesPasswords(String password) {
        refused("password", () -> MailboxInput.password(password, RULES));
    }

    @Test
    void refusesPasswordsThatAreTooLong() {
        String longest = "Ab1!" + "x".repeat(68);

        assertThat(MailboxInput.password(longest, RULES).reveal()).hasSize(72);
        refused("password", () -> MailboxInput.password(longest + "x", RULES));
    }

    @Test
    void keepsQuotasWithinTheRules() {
        assertThat(MailboxInput.quota(0, RULES)).isEqualTo(Quota.unlimited());
        assertThat(MailboxInput.quota(10240, RULES).mebibytes()).isEqualTo(10240);
        refused("quota", () -> MailboxInput.quota(-1, RULES));
        refused("quota", () -> MailboxInput.quota(10241, RULES));
        refused("quota", () -> MailboxInput.quota(Long.MAX_VALUE, noLimits()));
        refused("quota", () -> MailboxInput.quota(0, noLimits()));
    }

    @Test
    void keepsSendLimitsWithinTheRules() {
        assertThat(MailboxInput.sendLimit(9600, RULES)).isEqualTo(9600);
        refused("limit", () -> MailboxInput.sendLimit(0, RULES));
        refused("limit", () -> MailboxInput.sendLimit(9601, RULES));
        refused("limit", () -> MailboxInput.sendLimit(1, noLimits()));
    }

    @Property
    void anyTextIsADotAtomOrRefused(@ForAll String name) {
        try {
            assertThat(MailboxInput.address(name, DOMAIN, RULES).localPart())
                    .matches("[a-z0-9_-]+(\\.[a-z0-9_-]+)*")
                    .hasSizeLessThanOrEqualTo(64);
        } catch (Failure.InvalidInput refused) {
            assertThat(refused.field()).isEqualTo("username");
        }
    }

    private static MailRules noLimits() {
        return new MailRules(
                1, 100, java.util.Set.of(), 64, Optional.empty(), false, Quota.ofMebibytes(1), Optional.empty());
    }

    private static void refused(String field, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Failure.InvalidInput.class, refusal -> {
            assertThat(refusal.field()).isEqualTo(field);
            assertThat(refusal.reason()).isNotBlank();
        });
    }
}
