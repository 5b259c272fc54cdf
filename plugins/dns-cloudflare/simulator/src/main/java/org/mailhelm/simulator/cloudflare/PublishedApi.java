package org.mailhelm.simulator.cloudflare;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Cloudflare's own OpenAPI document, as far as the simulator goes; openapi-notice.txt says what was changed in it. */
final class PublishedApi {

    private static final String DOCUMENT = "openapi.json";

    /** Says that what was sent is at fault, which a test may want. */
    private static final int INVALID = 400;

    /** Isn't from the API: a gateway's page, or the connection's end. */
    private static final Set<Integer> NOT_ANSWERED = Set.of(0, 502);

    private static final JsonPointer BODY = JsonPointer.compile("/content/application~1json/schema");

    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
            VersionFlag.V4,
            builder -> builder.defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
                    .metaSchema(JsonMetaSchema.builder(OpenApi30.getInstance())
                            // The schemas are read where they stand, below what is no schema.
                            .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
                            .build()));
    private final SchemaValidatorsConfig answered = SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .discriminatorKeywordEnabled(true)
            .nullableKeywordEnabled(true)
            .build();
    private final SchemaValidatorsConfig sent =
            SchemaValidatorsConfig.builder(answered).readOnly(true).build();
    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<String, JsonSchema> schemas = new HashMap<>();
    private final JsonNode document;

    PublishedApi() {
        try (InputStream file = PublishedApi.class.getResourceAsStream(DOCUMENT)) {
            document = mapper.readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> problems(CloudflareSimulator.Call call) {
        return operation(call)
                .map(operation -> problems(operation, call))
                .orElseGet(() -> List.of("isn't in the published document"));
    }

    private List<String> problems(JsonPointer operation, CloudflareSimulator.Call call) {
        List<String> problems = new ArrayList<>();
        if (call.status() != INVALID) {
            call.query().forEach((name, value) -> problems.addAll(parameter(operation, name, value)));
            problems.addAll(sent(operation.appendProperty("requestBody"), call.sent()));
        }
        if (!NOT_ANSWERED.contains(call.status())) {
            JsonPointer answers = operation.appendProperty("responses");
            JsonPointer documented = answers.appendProperty(String.valueOf(call.status()));
            JsonPointer answer =
                    document.at(documented).isMissingNode() ? answers.appendProperty("default") : documented;
            problems.addAll(body("answered", answer, call.answered(), answered));
        }
        return problems;
    }

    private Optional<JsonPointer> operation(CloudflareSimulator.Call call) {
        JsonPointer paths = JsonPointer.compile("/paths");
        String called = call.path().replaceFirst("^/client/v4", "");
        return document.at(paths).properties().stream()
                .map(Map.Entry::getKey)
                .filter(path -> called.matches(path.replaceAll("\\{\\w+}", "[^/]+")))
                .map(path ->
                        paths.appendProperty(path).appendProperty(call.method().toLowerCase(Locale.ROOT)))
                .filter(operation -> !document.at(operation).isMissingNode())
                .findFirst();
    }

    private List<String> parameter(JsonPointer operation, String name, String value) {
        JsonPointer all = operation.appendProperty("parameters");
        return IntStream.range(0, document.at(all).size())
                .mapToObj(all::appendIndex)
                .filter(each -> document.at(each).get("in").asText().equals("query"))
                .filter(each -> document.at(each).get("name").asText().equals(name))
                .findFirst()
                .map(found -> against("query " + name, found.appendProperty("schema"), parsed(value), sent))
                .orElseGet(() -> List.of("query: no parameter " + name));
    }

    private JsonNode parsed(String value) {
        return value.matches("-?\\d{1,18}")
                ? mapper.getNodeFactory().numberNode(Long.parseLong(value))
                : mapper.getNodeFactory().textNode(value);
    }

    private List<String> sent(JsonPointer described, String body) {
        if (document.at(described).isMissingNode()) {
            return body.isEmpty() ? List.of() : List.of("sent a body where none belongs");
        }
        return body("sent", described, body, sent);
    }

    private List<String> body(String what, JsonPointer described, String body, SchemaValidatorsConfig config) {
        try {
            return against(what, described.append(BODY), mapper.readTree(body), config);
        } catch (IOException e) {
            return List.of(what + " no JSON: " + body);
        }
    }

    private List<String> against(String what, JsonPointer shape, JsonNode value, SchemaValidatorsConfig config) {
        return schemas.computeIfAbsent(shape.toString(), pointer -> schema(pointer, config)).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .map(message -> what + ": " + message)
                .toList();
    }

    private JsonSchema schema(String pointer, SchemaValidatorsConfig config) {
        String folder = PublishedApi.class.getPackageName().replace('.', '/');
        return factory.getSchema(SchemaLocation.of("classpath:" + folder + "/" + DOCUMENT + "#" + pointer), config);
    }
}
