package org.mailhelm.platform.apidoc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Serves the description, as it was generated and as JSON. Read when it is first asked for. */
@Hidden
@Controller("/api")
@Needs(Right.ADMINISTRATOR)
class ApiDocument {

    private static final String RESOURCE = "/META-INF/swagger/openapi.yml";

    private final ObjectMapper json;

    ApiDocument(ObjectMapper json) {
        this.json = json;
    }

    @Get("/openapi.yml")
    @Produces(MediaType.ALL)
    HttpResponse<String> yaml() {
        return HttpResponse.ok(read()).contentType(MediaType.of("application/yaml;charset=utf-8"));
    }

    @Get("/openapi.json")
    @Produces(MediaType.ALL)
    HttpResponse<String> json() throws JsonProcessingException {
        Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(read());
        return HttpResponse.ok(json.writeValueAsString(document)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private static String read() {
        try (InputStream in = ApiDocument.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The build left out " + RESOURCE + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
