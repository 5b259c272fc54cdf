package org.mailhelm.ui;

import gg.jte.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The files that pages load. Their address carries a digest of all of them, so that a browser may keep them for ever
 * and still sees a new release at once.
 */
public final class Assets {
    public static final List<String> NAMES = List.of(
            "tabler.min.css",
            "mailhelm.css",
            "mailhelm-pages.css",
            "htmx.min.js",
            "mailhelm.js",
            "dom.js",
            "jobs.js",
            "passkeys.js",
            "palette.js",
            "swagger-ui.css",
            "swagger-ui-bundle.js",
            "api-docs.js",
            "icons.svg",
            "logo.svg",
            "site.webmanifest");

    private static final String VERSION = digest();
    private static final String ICONS = path("icons.svg");
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Map<String, Content> DRAWN = new ConcurrentHashMap<>();

    private Assets() {}

    public static String version() {
        return VERSION;
    }

    /** Address of a file of {@link #NAMES}. */
    public static String path(String name) {
        return "/assets/" + VERSION + "/" + name;
    }

    /** The address of the icons: nothing in it needs escaping. */
    public static String icons() {
        return ICONS;
    }

    /** An icon as it stands in a page. Kept, because a list has some in each row. */
    public static Content icon(String name) {
        return DRAWN.computeIfAbsent(name, Assets::draw);
    }

    private static Content draw(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no icon: " + name);
        }
        String drawn = "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"" + ICONS + "#i-" + name + "\"/></svg>";
        byte[] bytes = drawn.getBytes(StandardCharsets.UTF_8);
        return output -> output.writeBinaryContent(bytes);
    }

    /** Content of a file of {@link #NAMES}; empty for any other name, so no input reaches a class path lookup. */
    public static Optional<byte[]> content(String name) {
        return NAMES.contains(name) ? Optional.of(read(name)) : Optional.empty();
    }

    private static byte[] read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("assets/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The ui module lacks the asset " + name + "; build it again.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the asset " + name, e);
        }
    }

    private static String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : NAMES) {
                digest.update(
                        ByteBuffer.allocate(Long.BYTES).putLong(checksum(name)).flip());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java lacks SHA-256.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the assets", e);
        }
    }

    /** A jar knows that of each file in it. To read them all would hold up the first page of a start. */
    private static long checksum(String name) throws IOException {
        URL file = Assets.class.getResource("assets/" + name);
        if (file != null && file.openConnection() instanceof JarURLConnection inJar) {
            return inJar.getJarEntry().getCrc();
        }
        CRC32 crc = new CRC32();
        crc.update(read(name));
        return crc.getValue();
    }
}
