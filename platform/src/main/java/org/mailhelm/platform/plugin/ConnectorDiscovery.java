package org.mailhelm.platform.plugin;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.Connector;
import org.mailhelm.api.ConnectorDescription;
import org.mailhelm.platform.plugin.InstalledPlugin.State;
import org.pf4j.PluginClassLoader;
import org.pf4j.processor.ExtensionStorage;

/** Makes the connectors that a jar's extension index names. Runs the plugin's code; whatever that throws goes through. */
final class ConnectorDiscovery {

    private static final String INDEX = "META-INF/extensions.idx";

    private ConnectorDiscovery() {}

    static List<LoadedConnector> discover(PluginFacts facts, PluginClassLoader loader)
            throws UnusableJar, IOException, ReflectiveOperationException {
        List<LoadedConnector> connectors = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (String name : index(loader)) {
            Class<?> type = load(loader, name);
            if (Connector.class.isAssignableFrom(type)) {
                LoadedConnector connector = make(facts, type);
                if (!ids.add(connector.id())) {
                    throw failed("Two of its connectors have the id " + connector.id() + ".");
                }
                connectors.add(connector);
            }
        }
        if (connectors.isEmpty()) {
            throw failed("It brings no connector: " + INDEX
                    + " names none. The PF4J annotation processor writes it when it is told to the compiler.");
        }
        return connectors;
    }

    private static Set<String> index(PluginClassLoader loader) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        @Nullable URL index = loader.findResource(INDEX);
        if (index != null) {
            try (Reader reader = new InputStreamReader(loader.getResourceAsStream(INDEX), StandardCharsets.UTF_8)) {
                ExtensionStorage.read(reader, names);
            }
        }
        return names;
    }

    private static Class<?> load(PluginClassLoader loader, String name) throws UnusableJar {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw failed(INDEX + " names the class " + Causes.tidy(name)
                    + ", which is not in the jar. Its author has to build it again from scratch.");
        }
    }

    private static LoadedConnector make(PluginFacts facts, Class<?> type)
            throws UnusableJar, ReflectiveOperationException {
        Kind kind = Stream.of(Kind.values())
                .filter(each -> each.connectorType().isAssignableFrom(type))
                .findFirst()
                .orElseThrow(() -> failed(type.getName() + " is a connector of no kind that this Mailhelm knows."));
        if (!Modifier.isPublic(type.getModifiers())) {
            throw failed(type.getName() + " must be public.");
        }
        Connector<?, ?> connector = (Connector<?, ?>) type.getConstructor().newInstance();
        @Nullable ConnectorDescription description = connector.description();
        @Nullable Class<? extends Record> settings = connector.settingsType();
        if (description == null || settings == null || !settings.isRecord()) {
            throw failed(type.getName() + " must have a description and a record of settings.");
        }
        return new LoadedConnector(facts.id(), facts.version(), kind, description, connector);
    }

    private static UnusableJar failed(String why) {
        return new UnusableJar(State.FAILED, why);
    }
}
