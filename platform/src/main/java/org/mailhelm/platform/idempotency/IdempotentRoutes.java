package org.mailhelm.platform.idempotency;

import io.micronaut.http.annotation.ServerFilter;
import java.util.Set;

/** The routes that take an {@code Idempotency-Key}. */
public final class IdempotentRoutes {

    /** The header. */
    public static final String HEADER = "Idempotency-Key";

    private static final Set<String> PATTERNS =
            Set.of(IdempotencyFilter.class.getAnnotation(ServerFilter.class).patterns());

    private IdempotentRoutes() {}

    /** Whether a creation takes it, by the template of its address. */
    public static boolean contains(String template) {
        return PATTERNS.contains(template.replaceAll("\\{[^}]*}", "*"));
    }
}
