package org.mailhelm.platform.connection;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.Failure;

/** Stands between the host and an object of a plugin. Facets that a call returns get a guard of their own. */
final class GuardedCalls implements InvocationHandler {

    private static final String API = "org.mailhelm.api.";

    private final OpenService service;
    private final Object target;

    private GuardedCalls(OpenService service, Object target) {
        this.service = service;
        this.target = target;
    }

    static <T> T around(OpenService service, Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(
                GuardedCalls.class.getClassLoader(), new Class<?>[] {type}, new GuardedCalls(service, target)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> arguments != null && proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "connection to " + service.connector().id();
            };
        }
        if (method.getName().equals("close") && method.getParameterCount() == 0) {
            // The host alone decides when a service ends.
            return null;
        }
        return service.call(() -> Optional.ofNullable(checked(method, arguments)))
                .orElse(null);
    }

    private @Nullable Object checked(Method method, Object @Nullable [] arguments) {
        Object result = plain(method, arguments);
        if (result == null) {
            if (method.getReturnType() == void.class) {
                return null;
            }
            throw new IllegalStateException(method.getName() + " returned null");
        }
        if (result instanceof Optional<?> optional) {
            return facetType(method).isPresent() && optional.isPresent()
                    ? Optional.of(around(service, facetType(method).get(), optional.get()))
                    : optional;
        }
        // Copies, so that no collection of the plugin's own goes on to live in the host.
        if (result instanceof List<?> list) {
            return List.copyOf(list);
        }
        if (result instanceof Set<?> set) {
            return Set.copyOf(set);
        }
        return result instanceof Map<?, ?> map ? Map.copyOf(map) : result;
    }

    private @Nullable Object plain(Method method, Object @Nullable [] arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new Failure.Unavailable(
                    "The plugin " + service.connector().pluginId() + " has a defect ("
                            + (cause == null ? "unknown" : cause.getClass().getSimpleName()) + ").",
                    false,
                    e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("methods of the plugin API are public", e);
        }
    }

    private static Optional<Class<?>> facetType(Method method) {
        return method.getGenericReturnType() instanceof ParameterizedType generic
                        && generic.getActualTypeArguments()[0] instanceof Class<?> inner
                        && inner.isInterface()
                        && !inner.isSealed()
                        && inner.getName().startsWith(API)
                ? Optional.of(inner)
                : Optional.empty();
    }
}
