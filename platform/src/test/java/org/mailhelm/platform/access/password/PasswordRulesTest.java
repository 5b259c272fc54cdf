package org.mailhelm.platform.access.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordRulesTest {

    @Test
    void wantsLengthAndNothingElseOfTheLetters() {
        assertThat(PasswordRules.problem("only words here", "admin")).isEmpty();
        assertThat(PasswordRules.problem("kdjfurzt", "admin")).isEmpty();
        assertThat(PasswordRules.problem("ünïcödé ☂ ", "admin")).isEmpty();
        assertThat(PasswordRules.problem("x".repeat(40) + "y".repeat(216), "admin"))
                .isEmpty();
    }

    @Test
    void refusesTheTooShortAndTheEndless() {
        assertThat(PasswordRules.problem("sevenup", "admin")).isPresent();
        assertThat(PasswordRules.problem("xy".repeat(129), "admin")).isPresent();
    }

    @Test
    void refusesWhatAttackersTryFirst() {
        for (String common : new String[] {"password", "Password1", "12345678", "qwertyuiop", "aaaaaaaa", "changeme"}) {
            assertThat(PasswordRules.problem(common, "root")).as(common).isPresent();
        }
        assertThat(PasswordRules.problem("postmaster-7", "Postmaster-7")).isPresent();
    }
}
