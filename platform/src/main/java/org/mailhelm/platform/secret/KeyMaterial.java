package org.mailhelm.platform.secret;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailhelm.platform.start.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key in use, and keys that may have been in use before. */
@Singleton
final class KeyMaterial {

    private static final Logger LOG = LoggerFactory.getLogger(KeyMaterial.class);
    private static final int RECOMMENDED = 32;

    private final KeyFile file;
    private final KeyFile next;
    private final boolean fromEnvironment;
    private final boolean renewing;
    private final MasterKey current;
    private final List<MasterKey> former = new ArrayList<>();

    /** @param rotate whether a new key is wanted, see {@link KeyCheck} */
    @Inject
    KeyMaterial(
            Variables variables,
            @Value("${mailhelm.data-folder}") String dataFolder,
            @Value("${mailhelm.rotate-key:false}") boolean rotate) {
        Path folder = Path.of(dataFolder);
        file = new KeyFile(folder.resolve("secret.key"));
        next = new KeyFile(folder.resolve("secret.key.new"));
        Optional<String> given = variables.text("SECRET_KEY");
        fromEnvironment = given.isPresent();
        renewing = rotate && !fromEnvironment && file.read().isPresent();
        given.filter(key -> key.length() < RECOMMENDED)
                .ifPresent(key -> LOG.warn(
                        "SECRET_KEY has fewer than {} characters. Make a longer one, for example with"
                                + " \"openssl rand -base64 32\", and rotate to it.",
                        RECOMMENDED));
        variables.text("SECRET_KEY_PREVIOUS").map(MasterKey::new).ifPresent(former::add);
        if (renewing) {
            file.read().ifPresent(former::add);
            current = next.read().orElseGet(() -> next.create(new SecureRandom()));
            return;
        }
        // Left behind when a rotation was cut off; which of the two is in use, the check in the database tells.
        next.read().ifPresent(former::add);
        if (given.isPresent()) {
            file.read().ifPresent(former::add);
            current = new MasterKey(given.get());
        } else {
            current = file.read().orElseGet(() -> file.create(new SecureRandom()));
        }
    }

    MasterKey current() {
        return current;
    }

    List<MasterKey> former() {
        return List.copyOf(former);
    }

    boolean fromEnvironment() {
        return fromEnvironment;
    }

    /** Puts the key files in order once everything is sealed with the current key. */
    void settle() {
        if (renewing) {
            file.replaceWith(next);
        } else {
            next.delete();
        }
    }
}
