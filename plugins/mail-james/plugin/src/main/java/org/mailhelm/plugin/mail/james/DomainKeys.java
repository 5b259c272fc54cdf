package org.mailhelm.plugin.mail.james;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.plugin.mail.james.server.PrivateFiles;

/**
 * The DKIM keys, in the folder that the mail server signs from: {@code <domain>/<selector>.pem}. The server looks at it
 * for each message, so a new key needs no restart.
 */
final class DomainKeys {
    /** Sorts before any later selector: the last one signs. */
    private static final String FIRST_SELECTOR = "mailhelm1";

    /** What RFC 8301 recommends; 4096 bits do not fit into one DNS string and are not verified everywhere. */
    private static final int BITS = 2048;

    private final Path folder;

    DomainKeys(Path folder) {
        this.folder = folder;
    }

    /** The public half and where it is published. */
    record PublicKey(String selector, String base64) {
        DomainName recordName(DomainName domain) {
            return domain.child("_domainkey").child(selector);
        }

        String recordValue() {
            return "v=DKIM1; k=rsa; p=" + base64;
        }
    }

    /** The key that signs now; made when there is none. */
    synchronized PublicKey ensure(DomainName domain) {
        try {
            Optional<Path> current = current(domain);
            Path file = current.isPresent() ? current.get() : create(domain);
            String name = file.getFileName().toString();
            return new PublicKey(name.substring(0, name.length() - ".pem".length()), publicHalf(file));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new Failure.Unavailable(
                    "The DKIM key of " + domain + " cannot be read or made. Check the free space and the rights of "
                            + folder + ".",
                    false,
                    e);
        }
    }

    synchronized void delete(DomainName domain) {
        Path keys = folder.resolve(domain.value());
        if (!Files.isDirectory(keys)) {
            return;
        }
        try (Stream<Path> files = Files.list(keys)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(keys);
        } catch (IOException e) {
            throw new Failure.Unavailable("The DKIM keys of " + domain + " cannot be deleted from " + keys, true, e);
        }
    }

    private Optional<Path> current(DomainName domain) throws IOException {
        Path keys = folder.resolve(domain.value());
        if (!Files.isDirectory(keys)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(keys)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".pem"))
                    .max(Path::compareTo);
        }
    }

    private Path create(DomainName domain) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                + "\n-----END PRIVATE KEY-----\n";
        PrivateFiles.createFolder(folder);
        Path keys = PrivateFiles.createFolder(folder.resolve(domain.value()));
        return PrivateFiles.write(keys.resolve(FIRST_SELECTOR + ".pem"), pem);
    }

    private static String publicHalf(Path file) throws IOException, GeneralSecurityException {
        String base64 = String.join(
                "",
                List.of(Files.readString(file).split("\n")).stream()
                        .filter(line -> !line.startsWith("-----"))
                        .map(String::strip)
                        .toList());
        KeyFactory factory = KeyFactory.getInstance("RSA");
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) factory.generatePrivate(
                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        return Base64.getEncoder()
                .encodeToString(factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()))
                        .getEncoded());
    }
}
