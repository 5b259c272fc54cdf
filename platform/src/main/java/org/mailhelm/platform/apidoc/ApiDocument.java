package org.mailhelm.platform.apidoc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpRequest;
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
import java.util.Map;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.apidoc.ApiDocsPage;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Serves the description, as it was generated, as JSON, and in a viewer that asks nobody else. */
@Hidden
@Controller("/api")
@Needs(Right.ADMINISTRATOR)
class ApiDocument {

    private static final String RESOURCE = "/META-INF/swagger/openapi.yml";

    private final DescribedRoutes routes;
    private final ObjectMapper json;
    private final Pages pages;

    ApiDocument(DescribedRoutes routes, ObjectMapper json, Pages pages) {
        this.routes = routes;
        this.json = json;
        this.pages = pages;
    }

    @Get("/docs")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> page(HttpRequest<?> request) {
        return pages.render(new ApiDocsPage("/api/openapi.json"), request);
    }

    @Get("/openapi.yml")
    @Produces(MediaType.ALL)
    HttpResponse<String> yaml() {
        return HttpResponse.ok(new Yaml().dump(document())).contentType(MediaType.of("application/yaml;charset=utf-8"));
    }

    @Get("/openapi.json")
    @Produces(MediaType.ALL)
    HttpResponse<String> json() throws JsonProcessingException {
        return HttpResponse.ok(json.writeValueAsString(document())).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private Map<String, Object> document() {
        return routes.complete(new Yaml(new SafeConstructor(new LoaderOptions())).load(read()));
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
