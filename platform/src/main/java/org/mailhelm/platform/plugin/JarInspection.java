package org.mailhelm.platform.plugin;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.mailhelm.platform.plugin.InstalledPlugin.State;
import org.pf4j.Plugin;

/** Reads jars without running any of their code. */
@Singleton
final class JarInspection {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int MOST_ENTRIES = 20_000;
    private static final long MOST_UNPACKED = 512L * 1024 * 1024;
    /** Text packs very well; so the ratio counts only from here. */
    private static final long RATIO_COUNTS_FROM = 32L * 1024 * 1024;

    private static final int MOST_RATIO = 50;
    private static final long LONGEST_MANIFEST = 256 * 1024;

    private final ApiVersion api;

    JarInspection(ApiVersion api) {
        this.api = api;
    }

    /** What the manifest says. Whether it can run here is left to {@link #check}. */
    PluginFacts facts(Path jar) throws UnusableJar {
        Attributes manifest = manifest(jar);
        String id = text(manifest, "Plugin-Id");
        if (id.isEmpty()) {
            throw noPlugin("It is a jar but no plugin of Mailhelm: its manifest has no Plugin-Id.");
        }
        if (!ID.matcher(id).matches()) {
            throw noPlugin("Its Plugin-Id may have letters, digits, dots, hyphens and underscores only, 64 at most.");
        }
        String requires = text(manifest, "Plugin-Requires");
        String pluginClass = text(manifest, "Plugin-Class");
        String title = text(manifest, "Plugin-Title");
        return new PluginFacts(
                id,
                title.isEmpty() ? id : title,
                text(manifest, "Plugin-Version"),
                text(manifest, "Plugin-Provider"),
                text(manifest, "Plugin-Description"),
                text(manifest, "Plugin-License"),
                requires.isEmpty() ? "*" : requires,
                pluginClass.isEmpty() ? Plugin.class.getName() : pluginClass,
                needs(text(manifest, "Plugin-Dependencies")));
    }

    /** Refuses what can't run here, as its manifest stands. */
    void check(PluginFacts facts) throws UnusableJar {
        if (!api.valid(facts.version())) {
            throw new UnusableJar(
                    State.FAILED,
                    facts.version().isEmpty()
                            ? "Its manifest has no Plugin-Version."
                            : "Its Plugin-Version \"" + facts.version() + "\" is no semantic version such as 1.2.0.");
        }
        api.check(facts.requires());
        if (!facts.needs().isEmpty()) {
            throw new UnusableJar(
                    State.FAILED,
                    "It needs the plugin " + String.join(", ", facts.needs())
                            + ", but plugins of Mailhelm can't use each other. Its author has to pack what it needs"
                            + " into its own jar.");
        }
    }

    /** Refuses what is no sound jar: too much in it, or names that lead elsewhere. */
    void structure(Path jar) throws UnusableJar {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw noPlugin("It has more than " + MOST_ENTRIES + " entries.");
            }
            Set<String> names = new HashSet<>();
            long packed = 0;
            long unpacked = 0;
            for (ZipEntry entry : Collections.list(zip.entries())) {
                checkName(entry.getName(), names);
                packed += Math.max(0, entry.getCompressedSize());
                // Counted, because what the table of contents says of sizes may be a lie.
                unpacked += count(zip, entry, MOST_UNPACKED - unpacked);
                if (unpacked > RATIO_COUNTS_FROM && unpacked / MOST_RATIO > packed) {
                    throw noPlugin("It unpacks to more than " + MOST_RATIO + " times its size, as no honest jar does.");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw noPlugin("It is damaged or no jar (" + Causes.tidy(e.getMessage()) + ").");
        }
    }

    private static void checkName(String name, Set<String> names) throws UnusableJar {
        boolean leadsElsewhere = name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf(':') >= 0
                || name.indexOf('\0') >= 0
                || List.of(name.split("/", -1)).contains("..");
        if (leadsElsewhere) {
            throw noPlugin("It has an entry whose name leads out of the jar (" + Causes.tidy(name) + ").");
        }
        if (!names.add(name)) {
            throw noPlugin("It has two entries with the same name (" + Causes.tidy(name) + ").");
        }
    }

    private static long count(ZipFile zip, ZipEntry entry, long atMost) throws IOException, UnusableJar {
        try (InputStream stream = zip.getInputStream(entry)) {
            byte[] buffer = new byte[64 * 1024];
            long total = 0;
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                total += read;
                if (total > atMost) {
                    throw noPlugin("It unpacks to more than " + MOST_UNPACKED / 1024 / 1024 + " MB.");
                }
            }
            return total;
        }
    }

    private static Attributes manifest(Path jar) throws UnusableJar {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            @Nullable ZipEntry entry = zip.getEntry(JarFile.MANIFEST_NAME);
            if (entry == null) {
                throw noPlugin("It is a jar but no plugin of Mailhelm: it has no manifest.");
            }
            try (InputStream stream = zip.getInputStream(entry)) {
                byte[] text = stream.readNBytes((int) LONGEST_MANIFEST + 1);
                if (text.length > LONGEST_MANIFEST) {
                    throw noPlugin("Its manifest is longer than " + LONGEST_MANIFEST / 1024 + " KB.");
                }
                return new Manifest(new java.io.ByteArrayInputStream(text)).getMainAttributes();
            } catch (IOException e) {
                throw noPlugin("Its manifest can't be read (" + Causes.tidy(e.getMessage()) + ").");
            }
        } catch (IOException | IllegalArgumentException e) {
            throw noPlugin("It is damaged or no jar (" + Causes.tidy(e.getMessage()) + ").");
        }
    }

    private static String text(Attributes manifest, String name) {
        return Causes.tidy(manifest.getValue(name));
    }

    /** Ids without their versions; what is marked optional with a question mark is not needed. */
    private static List<String> needs(String dependencies) {
        List<String> ids = new ArrayList<>();
        for (String dependency : dependencies.split(",", -1)) {
            String id = dependency.split("@", -1)[0].strip();
            if (!id.isEmpty() && !id.endsWith("?")) {
                ids.add(id);
            }
        }
        return ids;
    }

    private static UnusableJar noPlugin(String why) {
        return new UnusableJar(State.NOT_A_PLUGIN, why);
    }
}
