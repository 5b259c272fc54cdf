package org.mailhelm.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailhelm.api.Failure;

class TargetTest {

    private final Target target = Target.of(URI.create("https://api.example:8443/base/"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b|a%20b",
                "a/b|a%2Fb",
                "a?b=c#d|a%3Fb%3Dc%23d",
                "a%2Fb|a%252Fb",
                "ü|%C3%BC",
                "a;b|a%3Bb",
                "...|...",
                "a..b|a..b"
            })
    void keepsAVariableInItsSegment(String variable, String encoded) {
        assertThat(target.at("/zones/{zone}/records", variable))
                .isEqualTo("https://api.example:8443/base/zones/" + encoded + "/records");
    }

    @Test
    void encodesLineBreaks() {
        assertThat(target.at("/{a}", "x\r\nHost: evil")).endsWith("/x%0D%0AHost%3A%20evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "../admin", "a/../b", "%2e%2e", "%2E.", "..%2fadmin", "..\\admin", "x/%2e%2e/y"})
    void refusesWhatCouldLeaveTheSegment(String variable) {
        assertThatThrownBy(() -> target.at("/zones/{zone}", variable)).isInstanceOf(Failure.InvalidInput.class);
    }

    @Test
    void refusesDotsThatVariablesMakeTogether() {
        assertThatThrownBy(() -> target.at("/{a}.", "x/.")).isInstanceOf(Failure.InvalidInput.class);
        assertThatThrownBy(() -> target.at("/../{a}", "x")).isInstanceOf(Failure.InvalidInput.class);
        assertThatThrownBy(() -> target.at("/a?b")).isInstanceOf(Failure.InvalidInput.class);
    }

    @Test
    void wantsAsManyVariablesAsPlaces() {
        assertThatThrownBy(() -> target.at("/{a}/{b}", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> target.at("/{a}", "x", "y")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a.example",
                "file:///etc/passwd",
                "http:///x",
                "http://user:pw@a.example",
                "http://a.example/?q",
                "http://a.example/#f",
                "a.example",
                "http://a.example/x/../y"
            })
    void refusesBasesThatAreNone(String base) {
        assertThatThrownBy(() -> Target.of(URI.create(base))).isInstanceOf(Failure.InvalidInput.class);
    }
}
