package org.mailhelm.plugin.mail.james.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCertificateTest {
    private static final String PASSWORD = "store-password";
    private static final Instant NOW = Instant.now();

    @TempDir
    private Path folder;

    @Test
    void keepsItsOwnCertificateUntilTheNameChangesOrTheEndIsNear() throws Exception {
        ServerCertificate certificate = new ServerCertificate(folder.resolve("own.p12"), PASSWORD);

        certificate.makeOwn("mail.example.com", NOW);
        String first = certificate.shown().orElseThrow().sha256();
        certificate.makeOwn("mail.example.com", NOW);
        assertThat(certificate.shown().orElseThrow().sha256()).isEqualTo(first);

        certificate.makeOwn("mail.example.com", NOW.plus(Duration.ofDays(3640)));
        String second = certificate.shown().orElseThrow().sha256();
        assertThat(second).isNotEqualTo(first);

        certificate.makeOwn("other.example.com", NOW);
        assertThat(certificate.shown().orElseThrow().names()).contains("other.example.com");
    }

    @Test
    void takesPemFiles() throws Exception {
        Path made = folder.resolve("made.p12");
        new ServerCertificate(made, PASSWORD).makeOwn("mail.example.com", NOW);
        KeyStore store = KeyStore.getInstance(made.toFile(), PASSWORD.toCharArray());
        Path chain = pem("CERTIFICATE", store.getCertificate("mail").getEncoded());
        Path key =
                pem("PRIVATE KEY", store.getKey("mail", PASSWORD.toCharArray()).getEncoded());

        ServerCertificate taken = new ServerCertificate(folder.resolve("taken.p12"), PASSWORD);
        taken.take(new ServerPlan.PemFiles(chain.toString(), key.toString()));

        assertThat(taken.shown()).isEqualTo(new ServerCertificate(made, PASSWORD).shown());
    }

    @Test
    void namesTheFilesThatItCannotUse() throws Exception {
        Path nonsense = Files.writeString(folder.resolve("nonsense.pem"), "nonsense");
        ServerCertificate certificate = new ServerCertificate(folder.resolve("x.p12"), PASSWORD);

        assertThatThrownBy(() -> certificate.take(new ServerPlan.PemFiles(nonsense.toString(), nonsense.toString())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nonsense.pem");
    }

    private Path pem(String type, byte[] content) throws IOException {
        String text = "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder().encodeToString(content)
                + "\n-----END " + type + "-----\n";
        return Files.writeString(folder.resolve(type.replace(' ', '-') + ".pem"), text);
    }
}
