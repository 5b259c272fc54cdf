package org.mailhelm.platform.plugin;

import java.util.List;

/**
 * What a plugin sees of the host: the classes of the plugin API and of the three libraries that it is written in terms
 * of, the JDK, and nothing else. No resource of the host is visible at all, so that no service file of the host leaks
 * into a library that a plugin brings.
 *
 * <p>It is the parent of every plugin's loader and is asked first. So a plugin that bundles the API still gets the
 * host's classes, and a plugin that bundles any other library gets its own.
 */
final class HostView extends ClassLoader {

    private static final List<String> SHARED =
            List.of("org.mailhelm.api.", "org.pf4j.", "org.slf4j.", "org.jspecify.annotations.");

    private final ClassLoader host;

    HostView(ClassLoader host) {
        super("host-view", getPlatformClassLoader());
        this.host = host;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (SHARED.stream().anyMatch(name::startsWith)) {
            return host.loadClass(name);
        }
        return super.loadClass(name, resolve);
    }
}
