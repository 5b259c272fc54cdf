package org.mailhelm.platform.testing;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.mailhelm.api.Connector;
import org.pf4j.Plugin;
import org.slf4j.Logger;

/**
 * Builds plugin jars, good and bad, from source against the plugin API alone, as somebody outside would.
 *
 * <pre>{@code
 * Path jar = PluginJars.plugin("hello").with(PluginJars.notifier("org.example.Hello", "hello")).in(folder);
 * }</pre>
 */
public final class PluginJars {

    private final String id;
    private final Map<String, String> manifest = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, byte[]> resources = new LinkedHashMap<>();
    private final List<String> extensions = new ArrayList<>();
    private final List<String> left = new ArrayList<>();

    private PluginJars(String id) {
        this.id = id;
        manifest.put("Manifest-Version", "1.0");
        manifest.put("Plugin-Id", id);
        manifest.put("Plugin-Version", "1.0.0");
        manifest.put("Plugin-Provider", "Example");
        manifest.put("Plugin-Requires", "^0.9");
    }

    /** A plugin with a sound manifest and nothing in it. */
    public static PluginJars plugin(String id) {
        return new PluginJars(id);
    }

    /** A plugin with one notifier that carries nothing anywhere. */
    public static PluginJars notifierPlugin(String id) {
        return plugin(id).extension("org.example.Sample", notifier("org.example.Sample", id));
    }

    /** The source of a notifier connector with that id. */
    public static String notifier(String className, String connectorId) {
        return notifier(className, connectorId, "", "");
    }

    /** The same with more members, and with statements at the begin of {@code description()}. */
    public static String notifier(String className, String connectorId, String members, String inDescription) {
        int dot = className.lastIndexOf('.');
        return """
                package %s;
                import org.mailhelm.api.*;
                import org.mailhelm.api.notify.*;
                public class %s implements NotifierConnector<%2$s.Settings> {
                    public record Settings(@Setting(label = "Where", env = "WHERE") java.util.Optional<String> where) {}
                    %4$s
                    @Override public ConnectorDescription description() {
                        %5$s
                        return ConnectorDescription.of("%3$s", "Title of %3$s", "Carries nothing.");
                    }
                    @Override public Class<Settings> settingsType() { return Settings.class; }
                    @Override public Notifier open(Settings settings, PluginContext context) {
                        return new Notifier() {
                            @Override public NotifierLimits limits() {
                                return new NotifierLimits(100, 1000, 10, 0, java.time.Duration.ofMinutes(1));
                            }
                            @Override public void send(Notification notification) {}
                            @Override public void verify() {}
                        };
                    }
                }
                """.formatted(
                        className.substring(0, dot), className.substring(dot + 1), connectorId, members, inDescription);
    }

    /** Sets a line of the manifest. */
    public PluginJars manifest(String name, String value) {
        manifest.put(name, value);
        return this;
    }

    /** Leaves a line of the manifest out. */
    public PluginJars without(String name) {
        manifest.remove(name);
        return this;
    }

    /** Sets the version. */
    public PluginJars version(String version) {
        return manifest("Plugin-Version", version);
    }

    /** Adds a class. */
    public PluginJars source(String className, String source) {
        sources.put(className, source);
        return this;
    }

    /** Adds a class and names it in the extension index. */
    public PluginJars extension(String className, String source) {
        extensions.add(className);
        return source(className, source);
    }

    /** Names a class in the extension index. */
    public PluginJars extension(String className) {
        extensions.add(className);
        return this;
    }

    /** Adds the plugin's entry class, with this body. */
    public PluginJars pluginClass(String className, String body) {
        int dot = className.lastIndexOf('.');
        manifest("Plugin-Class", className);
        return source(
                className,
                "package %s; public class %s extends org.pf4j.Plugin { %s }"
                        .formatted(className.substring(0, dot), className.substring(dot + 1), body));
    }

    /** Compiles a class but leaves it out of the jar. */
    public PluginJars leaveOut(String className) {
        left.add(className.replace('.', '/') + ".class");
        return this;
    }

    /** Adds a file. */
    public PluginJars resource(String name, String content) {
        return resource(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a file. */
    public PluginJars resource(String name, byte[] content) {
        resources.put(name, content);
        return this;
    }

    /** Adds a class of this test's own class path. */
    public PluginJars bundle(Class<?> type) {
        String name = type.getName().replace('.', '/') + ".class";
        try (java.io.InputStream stream = type.getClassLoader().getResourceAsStream(name)) {
            return resource(name, java.util.Objects.requireNonNull(stream).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the jar into a folder as {@code <id>-<version>.jar}. */
    public Path in(Path folder) {
        return as(folder.resolve(id + "-" + manifest.getOrDefault("Plugin-Version", "none") + ".jar"));
    }

    /** Writes the jar. */
    public Path as(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (OutputStream out = Files.newOutputStream(file)) {
                out.write(bytes());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar. */
    public byte[] bytes() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(
                "META-INF/MANIFEST.MF",
                manifest.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue() + "\r\n")
                        .collect(Collectors.joining())
                        .concat("\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        if (!extensions.isEmpty()) {
            entries.put(
                    "META-INF/extensions.idx", (String.join("\n", extensions) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        entries.putAll(resources);
        compile(sources).forEach((name, code) -> {
            if (!left.contains(name)) {
                entries.put(name, code);
            }
        });
        return zip(entries);
    }

    /** A zip file of these entries. */
    public static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry header = new ZipEntry(entry.getKey());
                // Fixed, so that the same plugin is the same jar.
                header.setTime(1_700_000_000_000L);
                zip.putNextEntry(header);
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> compile(Map<String, String> sources) {
        if (sources.isEmpty()) {
            return Map.of();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
        try (Memory memory = new Memory(files)) {
            List<SimpleJavaFileObject> units =
                    sources.entrySet().stream().map(PluginJars::unit).toList();
            List<String> options = List.of("--release", "17", "-proc:none", "-cp", apiOnly());
            boolean good = compiler.getTask(messages, memory, null, options, null, units)
                    .call();
            if (!good) {
                throw new IllegalStateException(messages.toString());
            }
            return memory.classes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SimpleJavaFileObject unit(Map.Entry<String, String> source) {
        return new SimpleJavaFileObject(
                URI.create("string:///" + source.getKey().replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source.getValue();
            }
        };
    }

    private static String apiOnly() {
        return Stream.of(Connector.class, Plugin.class, Logger.class, NullMarked.class)
                .map(type -> {
                    try {
                        return Path.of(type.getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                                .toString();
                    } catch (URISyntaxException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {

        private final Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();

        Memory(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            String path = name.replace('.', '/') + ".class";
            return new SimpleJavaFileObject(URI.create("memory:///" + path), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return written.computeIfAbsent(path, each -> new ByteArrayOutputStream());
                }
            };
        }

        Map<String, byte[]> classes() {
            Map<String, byte[]> classes = new LinkedHashMap<>();
            written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return classes;
        }
    }
}
