package org.mailhelm.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.platform.start.StartupFailures;
import org.mailhelm.platform.testing.TestHost;

class KeyCheckTest {

    private static final String ONE = "one-one-one-one-one-one-one-one-one-one";
    private static final String TWO = "two-two-two-two-two-two-two-two-two-two";

    @TempDir
    Path folder;

    private byte[] derived(Map<String, String> variables) {
        try (TestHost host = TestHost.start(folder, variables)) {
            return host.bean(Keys.class).derive("test", 32);
        }
    }

    @Test
    void keepsAKeyFileThatOnlyItsOwnerCanRead() throws IOException {
        byte[] first = derived(Map.of());

        assertThat(derived(Map.of())).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secret.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void endsTheStartWithAnotherKeyInOneClearLine() {
        derived(Map.of("SECRET_KEY", ONE));

        assertThatThrownBy(() -> derived(Map.of("SECRET_KEY", TWO)))
                .satisfies(e -> assertThat(StartupFailures.explain(e, 5000))
                        .startsWith("SECRET_KEY is not the key")
                        .doesNotContain("\n")
                        .doesNotContain(ONE)
                        .doesNotContain(TWO));
    }

    @Test
    void changesToANewKeyWhenTheFormerOneIsGiven() {
        derived(Map.of("SECRET_KEY", ONE));

        byte[] second = derived(Map.of("SECRET_KEY", TWO, "SECRET_KEY_PREVIOUS", ONE));

        assertThat(derived(Map.of("SECRET_KEY", TWO))).isEqualTo(second);
    }

    @Test
    void movesFromTheFileToTheVariable() {
        derived(Map.of());

        derived(Map.of("SECRET_KEY", TWO));

        derived(Map.of("SECRET_KEY", TWO));
    }

    @Test
    void saysSoWhenTheKeyFileIsAnother() throws IOException {
        derived(Map.of());
        Files.writeString(folder.resolve("secret.key"), "something else");

        assertThatThrownBy(() -> derived(Map.of()))
                .satisfies(e -> assertThat(StartupFailures.explain(e, 5000)).startsWith("The key file secret.key"));
    }

    @Test
    void finishesARotationThatWasCutOff() throws IOException {
        byte[] before = derived(Map.of());
        Files.move(folder.resolve("secret.key"), folder.resolve("secret.key.new"));
        Files.writeString(folder.resolve("secret.key"), "the old one, no longer in use");

        byte[] after = derived(Map.of());

        assertThat(after).isNotEqualTo(before);
        assertThat(folder.resolve("secret.key.new")).doesNotExist();
        assertThat(derived(Map.of())).isEqualTo(after);
    }
}
