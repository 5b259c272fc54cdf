package org.mailhelm.james.dkim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Signing keys in a folder, one file {@code <domain>/<selector>.pem} (PKCS#8, RSA) per key. The folder is looked at for
 * each message, so a key that was added or replaced counts from the next message on. Of several selectors the last in
 * alphabetical order signs; rotation adds a file, publishes its record, and removes the old one later.
 */
public final class DkimKeys {
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

    private final Path directory;
    private final Map<Path, Loaded> loaded = new ConcurrentHashMap<>();

    public DkimKeys(Path directory) {
        this.directory = directory;
    }

    /** A key with the selector that its public half is published under. */
    record Key(String selector, PrivateKey privateKey) {}

    private record Loaded(FileTime modified, Key key) {}

    /** @throws IOException when a key is there but cannot be read */
    Optional<Key> of(String domain) throws IOException {
        String name = domain.toLowerCase(Locale.ROOT);
        // the name comes from a message header: it must not lead out of the folder
        if (!DOMAIN.matcher(name).matches() || name.contains("..")) {
            return Optional.empty();
        }
        Path keys = directory.resolve(name);
        if (!Files.isDirectory(keys)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(keys)) {
            Optional<Path> newest = files.filter(
                            file -> file.getFileName().toString().endsWith(".pem"))
                    .max(Path::compareTo);
            return newest.isPresent() ? Optional.of(key(newest.get())) : Optional.empty();
        }
    }

    private Key key(Path file) throws IOException {
        FileTime modified = Files.getLastModifiedTime(file);
        Loaded known = loaded.get(file);
        if (known != null && known.modified().equals(modified)) {
            return known.key();
        }
        String name = file.getFileName().toString();
        Key key = new Key(name.substring(0, name.length() - ".pem".length()), parse(file));
        loaded.put(file, new Loaded(modified, key));
        return key;
    }

    private static PrivateKey parse(Path file) throws IOException {
        String base64 =
                Files.readString(file).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("not a PKCS#8 RSA key: " + file, e);
        }
    }
}
