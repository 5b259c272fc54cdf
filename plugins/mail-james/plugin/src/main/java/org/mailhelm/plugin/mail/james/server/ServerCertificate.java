package org.mailhelm.plugin.mail.james.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mailhelm.api.mail.MailServer;

/** The certificate that the mail server shows, in the PKCS#12 file that it reads. */
final class ServerCertificate {
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);
    private static final String ALIAS = "mail";

    private final Path keyStore;
    private final String password;

    ServerCertificate(Path keyStore, String password) {
        this.keyStore = keyStore;
        this.password = password;
    }

    /** Puts the given certificate in place. */
    void take(ServerPlan.PemFiles files) throws IOException {
        try {
            Collection<? extends Certificate> chain;
            try (InputStream in = Files.newInputStream(Path.of(files.certificate()))) {
                chain = CertificateFactory.getInstance("X.509").generateCertificates(in);
            }
            if (chain.isEmpty()) {
                throw new IOException("There is no certificate in " + files.certificate() + ".");
            }
            PrivateKey key =
                    key(Files.readString(Path.of(files.key())), chain.iterator().next());
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(ALIAS, key, password.toCharArray(), chain.toArray(new Certificate[0]));
            Path fresh = PrivateFiles.write(keyStore.resolveSibling("keystore.new"), "");
            try (OutputStream out = Files.newOutputStream(fresh)) {
                store.store(out, password.toCharArray());
            }
            Files.move(fresh, keyStore, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(
                    "The certificate " + files.certificate() + " and the key " + files.key()
                            + " cannot be used. Both must be PEM; the key unencrypted, as BEGIN PRIVATE KEY.",
                    e);
        }
    }

    private static PrivateKey key(String pem, Certificate certificate) throws GeneralSecurityException {
        String base64 = pem.replaceAll("(?s).*-----BEGIN PRIVATE KEY-----(.*)-----END PRIVATE KEY-----.*", "$1")
                .replaceAll("\\s", "");
        return KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    /** Makes a self-signed certificate, unless one for that name is there and stays good for a while. */
    void makeOwn(String hostName, Instant now) throws IOException, InterruptedException {
        Optional<X509Certificate> there = read();
        if (there.isPresent() && fits(there.get(), hostName, now)) {
            return;
        }
        Files.deleteIfExists(keyStore);
        // the JDK has no public API for it; keytool's class is in java.base, so every runtime has it
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-m",
                "java.base/sun.security.tools.keytool.Main",
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-sigalg",
                "SHA256withRSA",
                "-validity",
                "3650",
                "-dname",
                "CN=" + hostName,
                "-ext",
                "san=dns:" + hostName + ",dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                keyStore.toString(),
                "-storepass:env",
                "STORE_PASSWORD");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("STORE_PASSWORD", password);
        Process keytool = builder.start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            keytool.destroyForcibly();
            throw new IOException("The server's certificate could not be made: " + said.strip());
        }
        PrivateFiles.restrict(keyStore);
    }

    private static boolean fits(X509Certificate certificate, String hostName, Instant now) {
        return names(certificate).contains(hostName)
                && certificate.getNotAfter().toInstant().isAfter(now.plus(RENEW_BEFORE));
    }

    /** What clients see; empty when there is none that can be read. */
    Optional<MailServer.Certificate> shown() {
        return read().map(ServerCertificate::describe);
    }

    private Optional<X509Certificate> read() {
        if (!Files.isRegularFile(keyStore)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(keyStore)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            return store.getCertificate(ALIAS) instanceof X509Certificate certificate
                    ? Optional.of(certificate)
                    : Optional.empty();
        } catch (IOException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static MailServer.Certificate describe(X509Certificate certificate) {
        return new MailServer.Certificate(
                certificate.getSubjectX500Principal().getName(),
                names(certificate),
                certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()),
                certificate.getNotAfter().toInstant(),
                fingerprint(certificate));
    }

    private static List<String> names(X509Certificate certificate) {
        try {
            return Stream.ofNullable(certificate.getSubjectAlternativeNames())
                    .flatMap(Collection::stream)
                    .filter(name -> Objects.equals(name.get(0), 2))
                    .map(name -> String.valueOf(name.get(1)))
                    .toList();
        } catch (GeneralSecurityException e) {
            return List.of();
        }
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").formatHex(digest).toUpperCase(Locale.ROOT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }
}
