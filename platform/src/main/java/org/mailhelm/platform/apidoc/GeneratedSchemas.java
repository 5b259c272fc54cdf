package org.mailhelm.platform.apidoc;

import static org.mailhelm.platform.apidoc.DescribedRoutes.object;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Mends what the generator says of types though no answer is so. */
final class GeneratedSchemas {

    private static final Map<String, Object> NULL =
            Map.of("type", "object", "nullable", true, "enum", Collections.singletonList(null));

    private GeneratedSchemas() {}

    static void mend(Map<String, Object> document) {
        Map<String, Object> schemas = object(object(document.get("components")).get("schemas"));
        schemas.values().forEach(schema -> withoutNamesOf(schemas.keySet(), object(schema)));
        mendParts(document);
    }

    // The generator takes the accessor of a renamed component for one more property, under the name that the record's
    // own @Schema gives to the whole.
    private static void withoutNamesOf(Set<String> schemas, Map<String, Object> schema) {
        object(schema.get("properties")).keySet().removeAll(schemas);
        if (schema.get("required") instanceof List<?> names) {
            names.removeAll(schemas);
        }
    }

    private static void mendParts(Object part) {
        if (part instanceof Map<?, ?>) {
            Map<String, Object> map = object(part);
            freeValues(map);
            allowNull(map);
            map.values().forEach(GeneratedSchemas::mendParts);
        } else if (part instanceof Collection<?> list) {
            list.forEach(GeneratedSchemas::mendParts);
        }
    }

    // The values of a map of Object are anything, not only objects.
    private static void freeValues(Map<String, Object> schema) {
        if (Map.of("type", "object").equals(schema.get("additionalProperties"))) {
            schema.put("additionalProperties", true);
        }
    }

    // In OpenAPI 3.0, nullable lets nothing through that allOf refuses.
    private static void allowNull(Map<String, Object> schema) {
        if (schema.get("allOf") instanceof List<?> all && Boolean.TRUE.equals(schema.get("nullable"))) {
            schema.keySet().removeAll(Set.of("allOf", "nullable"));
            schema.put("oneOf", List.of(Map.of("allOf", all), NULL));
        }
    }
}
