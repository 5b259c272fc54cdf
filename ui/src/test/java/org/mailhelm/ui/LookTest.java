package org.mailhelm.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "dark", "dark.indigo.rose-light.more", "<b>.<b>.<b>.<b>.<b>", "....", "a.b.c.d.e.f"})
    void fallsBackToTheDeviceForACookieThatItDidNotWrite(String cookie) {
        assertThat(Look.parse(cookie)).isEqualTo(Look.DEVICE);
    }

    @Test
    void comesBackFromItsCookieAsItWas() {
        Look look = new Look("dark", "indigo", "rose-light", "more", "comfortable");

        assertThat(Look.parse(look.cookie())).isEqualTo(look);
    }

    @ParameterizedTest
    @CsvSource({
        "dark, indigo, rose-light, indigo",
        "light, indigo, rose-light, rose-light",
        "device, indigo, rose-light, ''"
    })
    void namesTheThemeThatTheServerCanDecide(String mode, String dark, String light, String theme) {
        assertThat(new Look(mode, dark, light, "device", "dense").theme()).isEqualTo(theme);
    }

    @ParameterizedTest
    @CsvSource({"a b/c?d, a%20b%2Fc%3Fd", "..., ...", "%2e, %252e", "ä, %C3%A4"})
    void keepsAnyNameWithinItsPathSegment(String name, String segment) {
        assertThat(Addresses.segment(name)).isEqualTo(segment);
        assertThat(Addresses.segment("..")).isEqualTo("%252E%252E");
    }
}
