package org.mailhelm.platform.right;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RightsTest {

    private static final Rights MAIL = on("a.example", Right.EMAILS_WRITE);

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "all", "*", "emails:delete", "administrator", "sign-in", "browser", "users", ":read"})
    void grantNothingOnADomainForAnUnknownWord(String word) {
        assertThat(Right.parseAll(Right.Scope.DOMAIN, word)).isEmpty();
    }

    @Test
    void letWhoWritesReadAndSetPasswords() {
        assertThat(MAIL.on("a.example"))
                .containsExactlyInAnyOrder(Right.EMAILS_READ, Right.EMAILS_WRITE, Right.PASSWORDS_WRITE);
        assertThat(on("a.example", Right.PASSWORDS_WRITE).has(Right.EMAILS_WRITE, "a.example"))
                .isFalse();
    }

    @Test
    void staysOnTheDomainThatTheyAreFor() {
        assertThat(MAIL.has(Right.EMAILS_READ, "b.example")).isFalse();
        assertThat(MAIL.sees("b.example")).isFalse();
        assertThat(MAIL.only()).contains(Set.of("a.example"));
        assertThat(on(Rights.EVERY, Right.EMAILS_READ).has(Right.EMAILS_READ, "b.example"))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Right.class)
    void areNoneWithoutAGrant(Right right) {
        assertThat(Rights.NONE.has(right)).isFalse();
        assertThat(Rights.NONE.has(right, "a.example")).isFalse();
        assertThat(Rights.NONE.anywhere(right)).isFalse();
        assertThat(MAIL.has(right)).isFalse();
    }

    @Test
    void coverOnlyWhatTheyHold() {
        Rights every = on(Rights.EVERY, Right.EMAILS_WRITE);

        assertThat(MAIL.covers(on("a.example", Right.EMAILS_READ))).isTrue();
        assertThat(MAIL.covers(on("a.example", Right.DNS_READ))).isFalse();
        assertThat(MAIL.covers(on("b.example", Right.EMAILS_READ))).isFalse();
        assertThat(MAIL.covers(every)).isFalse();
        assertThat(every.covers(MAIL)).isTrue();
        assertThat(every.covers(Rights.ALL)).isFalse();
        assertThat(Rights.ALL.covers(every)).isTrue();
        assertThat(every.covers(new Rights(false, Set.of(Right.USERS_READ), Map.of())))
                .isFalse();
    }

    @Test
    void areNeverMoreWithinALimit() {
        Rights both = new Rights(
                false,
                Set.of(Right.USERS_WRITE),
                Map.of(Rights.EVERY, Set.of(Right.DNS_READ), "a.example", Set.of(Right.EMAILS_WRITE)));

        assertThat(Rights.ALL.within(MAIL)).isEqualTo(MAIL);
        assertThat(MAIL.within(Rights.ALL)).isEqualTo(MAIL);
        assertThat(MAIL.within(Rights.NONE)).isEqualTo(Rights.NONE);
        assertThat(both.within(MAIL)).isEqualTo(MAIL);
        assertThat(MAIL.within(on(Rights.EVERY, Right.EMAILS_READ))).isEqualTo(on("a.example", Right.EMAILS_READ));
        assertThat(both.within(on("b.example", Right.DNS_WRITE))).isEqualTo(on("b.example", Right.DNS_READ));
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void knowAPresetByWhatItGrants(Preset preset) {
        assertThat(Preset.matching(preset.rights())).contains(preset);
        assertThat(Preset.find(preset.id())).contains(preset);
    }

    private static Rights on(String domain, Right... rights) {
        return new Rights(false, Set.of(), Map.of(domain, Set.of(rights)));
    }
}
