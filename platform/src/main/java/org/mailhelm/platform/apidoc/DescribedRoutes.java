package org.mailhelm.platform.apidoc;

import io.micronaut.http.HttpStatus;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mailhelm.platform.access.RouteRights;
import org.mailhelm.platform.right.Right;

/**
 * Adds to the description what the generator can't know: which permission each route needs, and with which failures it
 * may answer.
 */
@Singleton
class DescribedRoutes {

    private static final Map<String, Object> FAILURE =
            Map.of("application/json", Map.of("schema", Map.of("$ref", "#/components/schemas/Failure")));

    private final Router router;

    @Inject
    DescribedRoutes(Router router) {
        this.router = router;
    }

    /** The document with all that; the given one is changed. */
    Map<String, Object> complete(Map<String, Object> document) {
        Map<String, Object> paths = object(document.get("paths"));
        distinct(paths);
        router.uriRoutes().forEach(route -> {
            String path = route.getUriMatchTemplate().toPathString().replaceAll("/\\{\\+[^}]*}", "");
            String method = route.getHttpMethodName().toLowerCase(java.util.Locale.ROOT);
            Map<String, Object> operation = object(object(paths.get(path)).get(method));
            if (!operation.isEmpty() && path.startsWith("/api/")) {
                describe(
                        operation,
                        RouteRights.isPublic(route.getAnnotationMetadata()),
                        RouteRights.needs(route.getAnnotationMetadata()));
            }
        });
        return document;
    }

    /** One route with two addresses is two operations, whose names must differ. */
    private static void distinct(Map<String, Object> paths) {
        Set<String> names = new HashSet<>();
        for (Object path : paths.values()) {
            for (Object each : object(path).values()) {
                Map<String, Object> operation = object(each);
                Object name = operation.get("operationId");
                if (name != null) {
                    String free = name.toString();
                    for (int number = 2; !names.add(free); number++) {
                        free = name + "_" + number;
                    }
                    operation.put("operationId", free);
                }
            }
        }
    }

    private static void describe(Map<String, Object> operation, boolean open, List<Right> needs) {
        Map<String, Object> responses = new TreeMap<>(object(operation.get("responses")));
        boolean takes = operation.containsKey("requestBody") || operation.containsKey("parameters");
        if (takes) {
            add(responses, HttpStatus.BAD_REQUEST, "Something that was sent is wrong; nothing was changed");
        }
        if (operation.containsKey("requestBody")) {
            add(responses, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body is not JSON");
            add(responses, HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The body is too large");
        }
        add(responses, HttpStatus.TOO_MANY_REQUESTS, "Too many calls; Retry-After says how long to wait");
        if (open) {
            operation.put("security", List.of());
        } else {
            String words = needs.stream().map(Right::text).collect(Collectors.joining(" or "));
            operation.put("x-permissions", needs.stream().map(Right::text).toList());
            Object description = operation.get("description");
            operation.put("description", (description == null ? "" : description + "\n\n") + "Needs: `" + words + "`");
            add(responses, HttpStatus.UNAUTHORIZED, "Nobody is signed in, or the token is not valid");
            add(responses, HttpStatus.FORBIDDEN, "The permission is missing; the message names it");
        }
        responses.replaceAll((status, response) -> status.startsWith("2") ? response : failing(object(response)));
        operation.put("responses", responses);
    }

    private static void add(Map<String, Object> responses, HttpStatus status, String words) {
        responses.putIfAbsent(Integer.toString(status.getCode()), Map.of("description", words));
    }

    private static Map<String, Object> failing(Map<String, Object> response) {
        Map<String, Object> told = new LinkedHashMap<>(response);
        told.put("content", FAILURE);
        return told;
    }

    @SuppressWarnings("unchecked") // as JSON and YAML are read
    private static Map<String, Object> object(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
