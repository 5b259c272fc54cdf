package org.mailhelm.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartOptionsTest {

    @TempDir
    Path folder;

    @Test
    void startsOnItsDefaults() {
        StartOptions options = StartOptions.from(new Variables(Map.of()));

        assertThat(options.port()).isEqualTo(5000);
        assertThat(options.database().kind()).isEqualTo("sqlite");
        assertThat(options.database().url()).contains("mailhelm.db");
    }

    @Test
    void saysWhichVariableIsWrongAndWhatItTakes() {
        assertThatThrownBy(() -> StartOptions.from(new Variables(Map.of("PORT", "abc"))))
                .isInstanceOf(StartFailure.class)
                .hasMessage("PORT must be a whole number from 1 to 65535, not \"abc\".");
        assertThatThrownBy(() -> new Variables(Map.of("FORCE_HTTPS", "maybe")).flag("FORCE_HTTPS", false))
                .hasMessageContaining("FORCE_HTTPS must be true or false");
        assertThatThrownBy(() -> new Variables(Map.of("SESSION_TTL", "0")).duration("SESSION_TTL", Duration.ofDays(1)))
                .hasMessageContaining("SESSION_TTL must be a length of time");
    }

    @Test
    void neverRepeatsTheDatabasesPassword() {
        assertThatThrownBy(() -> StartOptions.from(new Variables(Map.of("DATABASE_URL", "mysql://u:hunter2@h/d"))))
                .isInstanceOf(StartFailure.class)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void understandsBothFormsOfAPostgresqlAddress() {
        DatabaseAddress plain = DatabaseAddress.postgresql("postgres://me:p%40ss@db.example:5433/mail?sslmode=require");
        DatabaseAddress jdbc =
                DatabaseAddress.postgresql("jdbc:postgresql://db.example:5433/mail?user=me&password=p&sslmode=require");

        assertThat(plain)
                .isEqualTo(new DatabaseAddress(
                        "postgresql", "jdbc:postgresql://db.example:5433/mail?sslmode=require", "me", "p@ss"));
        assertThat(jdbc.url()).isEqualTo(plain.url());
        assertThat(jdbc.user()).isEqualTo("me");
    }

    @Test
    void readsAnEnvFileButTheProcessWins() throws IOException {
        Files.writeString(
                folder.resolve(".env"),
                "# words\nPORT=6000\nexport ADMIN_USER=\"root # not a comment\"\nX=1 # one\nEMPTY=\n");

        Variables variables = Variables.read(folder, Map.of("PORT", "7000"));

        assertThat(variables.text("PORT")).contains("7000");
        assertThat(variables.text("ADMIN_USER")).contains("root # not a comment");
        assertThat(variables.text("X")).contains("1");
        assertThat(variables.text("EMPTY")).isEmpty();
    }

    @Test
    void saysThatAFolderCantBeMade() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> StartOptions.from(new Variables(
                                Map.of("DATA_DIR", file.resolve("data").toString())))
                        .prepareFolders())
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("can't be written");
    }
}
