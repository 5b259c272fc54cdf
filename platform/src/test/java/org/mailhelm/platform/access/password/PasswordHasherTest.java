package org.mailhelm.platform.access.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHasherTest {

    private final PasswordHasher hasher = new PasswordHasher();

    @Test
    void tellsTheRightPasswordFromOthers() {
        String hash = hasher.hash("correct");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hasher.matches("correct", hash)).isTrue();
        assertThat(hasher.matches("Correct", hash)).isFalse();
        assertThat(hasher.hash("correct")).isNotEqualTo(hash);
        assertThat(hasher.outdated(hash)).isFalse();
    }

    @Test
    void checksAHashOfOtherParametersAndWantsItRenewed() {
        // From the reference implementation: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1
        String other = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$" + "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(hasher.matches("password", other)).isTrue();
        assertThat(hasher.outdated(other)).isTrue();
    }
}
