package org.mailhelm.james.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DkimKeysTest {
    @TempDir
    private Path folder;

    @Test
    void picksUpAKeyThatWasAddedOrReplacedMeanwhile() throws Exception {
        DkimKeys keys = new DkimKeys(folder);
        assertThat(keys.of("example.com")).isEmpty();

        put("example.com", "one");
        DkimKeys.Key first = keys.of("example.com").orElseThrow();
        assertThat(first.selector()).isEqualTo("one");
        assertThat(keys.of("EXAMPLE.com").orElseThrow()).isSameAs(first);

        Path file = put("example.com", "one");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        assertThat(keys.of("example.com").orElseThrow().privateKey()).isNotEqualTo(first.privateKey());

        put("example.com", "two");
        assertThat(keys.of("example.com").orElseThrow().selector()).isEqualTo("two");
    }

    @Test
    void looksNowhereElse() throws Exception {
        put("example.com", "one");
        DkimKeys keys = new DkimKeys(Files.createDirectory(folder.resolve("inner")));

        for (String name : new String[] {"../example.com", "..", "/", "", ".", "x/../../example.com"}) {
            assertThat(keys.of(name)).as(name).isEmpty();
        }
    }

    @Test
    void saysWhichFileIsNoKey() throws Exception {
        Files.writeString(put("example.com", "one"), "nonsense");

        assertThatThrownBy(() -> new DkimKeys(folder).of("example.com")).hasMessageContaining("one.pem");
    }

    private Path put(String domain, String selector) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        String base64 = Base64.getMimeEncoder()
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        Path directory = Files.createDirectories(folder.resolve(domain));
        return Files.writeString(
                directory.resolve(selector + ".pem"),
                "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
    }
}
