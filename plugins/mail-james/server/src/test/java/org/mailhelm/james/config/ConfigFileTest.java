package org.mailhelm.james.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    private static final String REQUIRED = "home=/srv/mail\nname=mail.example.com\ntls.keystore=/srv/k.p12\n"
            + "tls.password=secret-one\ndkim.directory=/srv/dkim\nadmin.token.file=/srv/token\n";

    @TempDir
    private Path folder;

    @Test
    void keepsMailInAFileThatSurvivesAKillWhenNothingElseIsSaid() throws Exception {
        ServerConfig config = read(REQUIRED);

        assertThat(config.database().url())
                .startsWith("jdbc:h2:file:/srv/mail/var/store/mail;")
                .contains("WRITE_DELAY=0");
        assertThat(config.bindAddress()).isEqualTo("127.0.0.1");
    }

    @Test
    void endsTheStartOverAWrongValue() {
        assertThatThrownBy(() -> read(REQUIRED + "port.smtp=twenty-five\n")).hasMessageContaining("port.smtp");
        assertThatThrownBy(() -> read(REQUIRED + "limit.exempt=example.com\n")).hasMessageContaining("example.com");
        assertThatThrownBy(() -> read("home=/srv/mail\n")).hasMessageContaining("name");
    }

    @Test
    void showsNoSecretInText() throws Exception {
        ServerConfig config = read(REQUIRED + "database.url=jdbc:postgresql://x/y?password=secret-two\n"
                + "database.password=secret-three\nsmarthost.host=h\nsmarthost.password=secret-four\n");

        assertThat(config.toString()).doesNotContain("secret");
    }

    @Test
    void writesNoConfigurationThatAValueCouldBreakOutOf() throws Exception {
        ServerConfig config = read(REQUIRED + "smarthost.host=h\nsmarthost.user=a<b>&\"c\nsmarthost.password=p\n");

        assertThat(new DeliveryFile(config).xml()).contains("a&lt;b&gt;&amp;&quot;c");
    }

    private ServerConfig read(String text) throws IOException {
        return ConfigFile.read(Files.writeString(folder.resolve("server.properties"), text));
    }
}
