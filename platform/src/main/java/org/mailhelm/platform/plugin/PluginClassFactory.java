package org.mailhelm.platform.plugin;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.stream.Stream;
import org.pf4j.Plugin;
import org.pf4j.PluginFactory;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginWrapper;

/** Makes a plugin's entry object, or says what stands in the way; PF4J's own factory answers null then. */
final class PluginClassFactory implements PluginFactory {

    @Override
    public Plugin create(PluginWrapper wrapper) {
        String name = wrapper.getDescriptor().getPluginClass();
        try {
            Class<?> type = wrapper.getPluginClassLoader().loadClass(name);
            if (!Plugin.class.isAssignableFrom(type)) {
                throw new PluginRuntimeException("Plugin-Class " + name + " does not extend org.pf4j.Plugin.");
            }
            Optional<Constructor<?>> withWrapper = constructor(type, PluginWrapper.class);
            if (withWrapper.isPresent()) {
                return (Plugin) withWrapper.get().newInstance(wrapper);
            }
            Constructor<?> plain = constructor(type)
                    .orElseThrow(() -> new PluginRuntimeException(
                            "Plugin-Class " + name + " has no public constructor without parameters."));
            return (Plugin) plain.newInstance();
        } catch (ClassNotFoundException e) {
            throw new PluginRuntimeException(e, "Plugin-Class " + name + " is not in the jar.");
        } catch (InvocationTargetException e) {
            throw new PluginRuntimeException(
                    e.getCause(), "Plugin-Class " + name + " can't be made: " + Causes.words(e));
        } catch (ReflectiveOperationException e) {
            throw new PluginRuntimeException(e, "Plugin-Class " + name + " can't be made: " + Causes.words(e));
        }
    }

    private static Optional<Constructor<?>> constructor(Class<?> type, Class<?>... parameters) {
        return Stream.<Constructor<?>>of(type.getConstructors())
                .filter(constructor -> Stream.of(constructor.getParameterTypes())
                        .toList()
                        .equals(Stream.of(parameters).toList()))
                .findFirst();
    }
}
