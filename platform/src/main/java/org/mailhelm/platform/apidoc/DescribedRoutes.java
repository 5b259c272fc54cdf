package org.mailhelm.platform.apidoc;

import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mailhelm.platform.access.RouteRights;
import org.mailhelm.platform.idempotency.IdempotentRoutes;
import org.mailhelm.platform.right.Right;

/**
 * Adds to the description what the generator can't know: which permission each route needs, and with which failures it
 * may answer.
 */
@Singleton
class DescribedRoutes {

    private static final Map<String, Object> FAILURE =
            Map.of("application/json", Map.of("schema", Map.of("$ref", "#/components/schemas/Failure")));

    private static final Map<String, Object> KEY = Map.of(
            "name",
            IdempotentRoutes.HEADER,
            "in",
            "header",
            "description",
            "Any text of your own. Sent again with it within a day, the same request is answered as before and does"
                    + " nothing; the answer then has the header Idempotency-Replayed",
            "schema",
            Map.of("type", "string", "minLength", 1, "maxLength", 255));

    /** As a variable begins whose value may hold a slash. */
    private static final String ANY_SIGNS = "{+";

    /** What stands behind these routes is asked while the caller waits. */
    private static final Set<String> OUTSIDE =
            Set.of("Account at the mail host", "DNS", "Domains", "Forwarders", "Mailboxes", "Spam");

    private final Router router;

    @Inject
    DescribedRoutes(Router router) {
        this.router = router;
    }

    /** The document with all that; the given one is changed. */
    Map<String, Object> complete(Map<String, Object> document) {
        GeneratedSchemas.mend(document);
        Map<String, Object> paths = object(document.get("paths"));
        distinct(paths);
        router.uriRoutes().forEach(route -> {
            String template = route.getUriMatchTemplate().toPathString();
            String path = template.replace(ANY_SIGNS, "{");
            String method = route.getHttpMethodName().toLowerCase(Locale.ROOT);
            if (template.contains(ANY_SIGNS)) {
                nameLast(paths, path, method);
            }
            Map<String, Object> operation = object(object(paths.get(path)).get(method));
            if (!operation.isEmpty() && path.startsWith("/api/")) {
                if (method.equals("post") && IdempotentRoutes.contains(path)) {
                    repeatable(operation);
                }
                optional(operation, route.getTargetMethod().getArguments());
                failures(operation, method, path.contains("{"));
                rights(
                        operation,
                        RouteRights.isPublic(route.getAnnotationMetadata()),
                        RouteRights.needs(route.getAnnotationMetadata()));
            }
        });
        return document;
    }

    /** The generator leaves out a last variable that may hold any sign. */
    private static void nameLast(Map<String, Object> paths, String path, String method) {
        int end = path.lastIndexOf("/{");
        String variable = path.substring(end + 2, path.length() - 1);
        Object operation = object(paths.get(path.substring(0, end))).remove(method);
        if (object(operation).get("parameters") instanceof List<?> parameters) {
            List<Object> all = new ArrayList<>(parameters);
            all.add(Map.of("name", variable, "in", "path", "required", true, "schema", Map.of("type", "string")));
            object(operation).put("parameters", all);
            paths.put(path, new LinkedHashMap<>(Map.of(method, object(operation))));
        }
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

    /** The generator takes a parameter for required whose default is an empty text. */
    private static void optional(Map<String, Object> operation, Argument<?>[] arguments) {
        Set<String> withDefault = Arrays.stream(arguments)
                .filter(argument -> argument.getAnnotationMetadata()
                        .stringValue(Bindable.class, "defaultValue")
                        .isPresent())
                .map(argument -> argument.getAnnotationMetadata()
                        .stringValue(QueryValue.class)
                        .orElse(argument.getName()))
                .collect(Collectors.toSet());
        if (operation.get("parameters") instanceof List<?> parameters) {
            parameters.stream()
                    .map(DescribedRoutes::object)
                    .filter(parameter -> "query".equals(parameter.get("in")))
                    .filter(parameter -> withDefault.contains(String.valueOf(parameter.get("name"))))
                    .forEach(parameter -> parameter.remove("required"));
        }
    }

    /** Sent again with the same key, it takes effect once. */
    private static void repeatable(Map<String, Object> operation) {
        List<Object> parameters = new ArrayList<>();
        if (operation.get("parameters") instanceof List<?> there) {
            parameters.addAll(there);
        }
        // An operation may be met more than once.
        if (!parameters.contains(KEY)) {
            parameters.add(KEY);
        }
        operation.put("parameters", parameters);
        Map<String, Object> responses = new TreeMap<>(object(operation.get("responses")));
        add(responses, HttpStatus.UNPROCESSABLE_ENTITY, "The Idempotency-Key was used for another request");
        operation.put("responses", responses);
    }

    private static void failures(Map<String, Object> operation, String method, boolean named) {
        Map<String, Object> responses = new TreeMap<>(object(operation.get("responses")));
        boolean sent = operation.containsKey("requestBody");
        if (sent || operation.containsKey("parameters")) {
            add(responses, HttpStatus.BAD_REQUEST, "Something that was sent is wrong; nothing was changed");
        }
        if (sent) {
            add(responses, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body is of another type");
            add(responses, HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The body is too large");
        }
        if (named) {
            add(responses, HttpStatus.NOT_FOUND, "What the address names is not there");
        }
        if (operation.get("tags") instanceof List<?> tags && tags.stream().anyMatch(OUTSIDE::contains)) {
            if (!method.equals("get")) {
                add(
                        responses,
                        HttpStatus.CONFLICT,
                        "It is there already, was changed meanwhile, or a limit is used up");
            }
            add(responses, HttpStatus.NOT_IMPLEMENTED, "The outside system can't do this");
            add(responses, HttpStatus.BAD_GATEWAY, "The outside system doesn't answer, or refuses the credentials");
            add(
                    responses,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The outside system takes no more calls for now; Retry-After says how long to wait");
        }
        add(responses, HttpStatus.TOO_MANY_REQUESTS, "Too many calls; Retry-After says how long to wait");
        responses.putIfAbsent(
                "default", Map.of("description", "It failed; nothing was changed unless the message says so"));
        operation.put("responses", responses);
    }

    private static void rights(Map<String, Object> operation, boolean open, List<Right> needs) {
        Map<String, Object> responses = object(operation.get("responses"));
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
    static Map<String, Object> object(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
