package org.mailhelm.platform.plugin;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.regex.Pattern;
import org.mailhelm.platform.plugin.InstalledPlugin.State;
import org.pf4j.DefaultVersionManager;
import org.pf4j.VersionManager;

/** The version of the plugin API offered here, and what ranges make of it. */
@Singleton
final class ApiVersion {

    private static final Pattern BARE = Pattern.compile("\\d+(\\.\\d+){0,2}");

    private final VersionManager versions = new DefaultVersionManager();
    private final String version;

    @Inject
    ApiVersion() {
        this(built());
    }

    ApiVersion(String version) {
        this.version = version;
    }

    /** The version. */
    String text() {
        return version;
    }

    /**
     * Refuses a plugin that asks for another version. A range is one of semantic versions, such as {@code ^0.9},
     * {@code >=0.9.0 & <2.0.0} or {@code 1.x}; a bare version means that one and what is compatible with it.
     */
    void check(String requires) throws UnusableJar {
        String range = BARE.matcher(requires).matches() ? "^" + requires : requires;
        boolean fits;
        try {
            fits = versions.checkVersionConstraint(version, range);
        } catch (RuntimeException e) {
            throw new UnusableJar(
                    State.FAILED,
                    "Its manifest asks for plugin API \"" + requires
                            + "\", which is no range of versions. Plugin-Requires should look like ^0.9 or >=0.9.0 &"
                            + " <1.0.0.");
        }
        if (!fits) {
            throw new UnusableJar(
                    State.INCOMPATIBLE,
                    "It needs plugin API " + range + "; this Mailhelm offers " + version
                            + ". Use a version of the plugin made for it.");
        }
    }

    /** Whether the text is a semantic version. */
    boolean valid(String text) {
        try {
            return versions.compareVersions(text, text) == 0;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Orders two valid versions. */
    int compare(String one, String other) {
        return versions.compareVersions(one, other);
    }

    private static String built() {
        try (InputStream stream = ApiVersion.class.getResourceAsStream("plugin-api.properties")) {
            Properties properties = new Properties();
            if (stream != null) {
                properties.load(stream);
            }
            return properties.getProperty("version", "0.0.0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
