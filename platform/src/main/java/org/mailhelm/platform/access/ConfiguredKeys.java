package org.mailhelm.platform.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.start.StartFailure;
import org.mailhelm.platform.start.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Keys that whoever runs Mailhelm configures: {@code AUTH_TOKEN}, which may everything, {@code API_KEY_<NAME>} with
 * {@code API_KEY_<NAME>_PERMISSIONS}, and the file {@code API_KEYS_FILE}, which is read again when it changes. Only digests
 * are kept, and looked up by, so that no comparison tells how much of a key is right.
 */
@Singleton
class ConfiguredKeys {

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredKeys.class);
    private static final int SHORTEST = 16;
    private static final long LOOK_AGAIN_MILLIS = 2000;
    private static final String PREFIX = "API_KEY_";
    private static final String PERMISSIONS = "_PERMISSIONS";

    private final Map<String, SignedIn> fixed = new HashMap<>();
    private final Optional<Path> file;
    private final Clock clock;
    private volatile Seen seen = new Seen(-1, -1, 0, Map.of());

    @Inject
    ConfiguredKeys(Variables variables, Clock clock) {
        this.clock = clock;
        variables.text("AUTH_TOKEN").ifPresent(key -> add(fixed, "AUTH_TOKEN", key, List.of("*")));
        for (String name : variables.startingWith(PREFIX)) {
            if (!name.endsWith(PERMISSIONS)) {
                add(
                        fixed,
                        name.substring(PREFIX.length()).toLowerCase(java.util.Locale.ROOT),
                        variables.text(name).orElse(""),
                        words(variables.text(name + PERMISSIONS)));
            }
        }
        this.file = variables.text("API_KEYS_FILE").map(Path::of);
        file.ifPresent(path -> {
            try {
                seen = read(path);
            } catch (IOException e) {
                throw new StartFailure("API_KEYS_FILE can't be read: " + e.getMessage() + ".", e);
            }
        });
    }

    private record Seen(long changed, long size, long looked, Map<String, SignedIn> keys) {}

    /** Who a key stands for. */
    Optional<SignedIn> find(String key) {
        if (fixed.isEmpty() && file.isEmpty() || key.startsWith(ApiTokens.MARK)) {
            return Optional.empty();
        }
        String digest = Secrets.digest(key);
        return Optional.ofNullable(fixed.get(digest)).or(() -> Optional.ofNullable(ofFile().get(digest)));
    }

    private Map<String, SignedIn> ofFile() {
        Seen last = seen;
        if (file.isEmpty() || clock.millis() - last.looked() < LOOK_AGAIN_MILLIS) {
            return last.keys();
        }
        try {
            Path path = file.get();
            seen = Files.getLastModifiedTime(path).toMillis() == last.changed() && Files.size(path) == last.size()
                    ? new Seen(last.changed(), last.size(), clock.millis(), last.keys())
                    : read(path);
        } catch (IOException | StartFailure e) {
            // A key that was taken away must not work on, so none of the file does.
            LOG.error("The keys of API_KEYS_FILE don't work until it is mended: {}", e.getMessage());
            seen = new Seen(-1, -1, clock.millis(), Map.of());
        }
        return seen.keys();
    }

    private Seen read(Path path) throws IOException {
        long changed = Files.getLastModifiedTime(path).toMillis();
        long size = Files.size(path);
        Map<String, SignedIn> keys = new HashMap<>();
        Object document;
        try {
            document = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(path));
        } catch (YAMLException e) {
            // Its message would show a part of the file, and so of a key.
            throw new StartFailure("API_KEYS_FILE isn't valid YAML.");
        }
        Object list = document instanceof Map<?, ?> map && map.get("dashboard") instanceof Map<?, ?> inner
                ? inner.get("api_keys")
                : document instanceof Map<?, ?> map ? map.get("api_keys") : document;
        if (!(list instanceof List<?> entries)) {
            throw new StartFailure("API_KEYS_FILE must hold a list api_keys, each entry with name and key.");
        }
        for (Object entry : entries) {
            if (!(entry instanceof Map<?, ?> fields)
                    || !(fields.get("name") instanceof String name)
                    || !(fields.get("key") instanceof String key)) {
                throw new StartFailure("Each entry of API_KEYS_FILE needs a name and a key, both texts.");
            }
            List<String> words = fields.get("permissions") instanceof List<?> said
                    ? said.stream().map(String::valueOf).toList()
                    : List.of(KeyWords.USUAL);
            add(keys, name, key, words);
        }
        return new Seen(changed, size, clock.millis(), Map.copyOf(keys));
    }

    private static List<String> words(Optional<String> text) {
        return text.map(all -> Arrays.stream(all.split("[,\\s]+")).toList()).orElse(List.of(KeyWords.USUAL));
    }

    private static void add(Map<String, SignedIn> keys, String name, String key, List<String> words) {
        if (key.length() < SHORTEST) {
            throw new StartFailure("The API key " + name + " must have at least " + SHORTEST + " characters.");
        }
        if (key.startsWith(ApiTokens.MARK)) {
            throw new StartFailure("The API key " + name + " must not begin with " + ApiTokens.MARK
                    + ": those are tokens that Mailhelm makes.");
        }
        Rights rights;
        try {
            rights = KeyWords.rights(words);
        } catch (IllegalArgumentException e) {
            throw new StartFailure("The API key " + name + " has the permission \"" + e.getMessage()
                    + "\", which there is not. See .env.example for the list.");
        }
        Role role = rights.administrator() ? Role.ADMINISTRATOR : Role.USER;
        SignedIn who = new SignedIn("", "key " + name, name, role, rights, "", "env:" + name);
        if (keys.put(Secrets.digest(key), who) != null) {
            throw new StartFailure("The API key " + name + " is the same as another one.");
        }
    }
}
