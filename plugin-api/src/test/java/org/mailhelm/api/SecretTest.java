package org.mailhelm.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void showsItselfOnlyWhenRevealed() {
        Secret secret = Secret.of("hunter2");

        assertThat(secret.toString()).isEqualTo("***");
        assertThat(String.valueOf(java.util.List.of(secret))).doesNotContain("hunter2");
        assertThat(secret.reveal()).isEqualTo("hunter2");
    }

    @Test
    void equalsByValue() {
        assertThat(Secret.of("a"))
                .isEqualTo(Secret.of("a"))
                .isNotEqualTo(Secret.of("b"))
                .hasSameHashCodeAs(Secret.of("a"));
    }
}
