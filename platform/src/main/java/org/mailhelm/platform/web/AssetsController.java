package org.mailhelm.platform.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.mailhelm.ui.Assets;

/** Style sheets, scripts and pictures of our own. */
@Hidden
@Controller("/assets")
@Secured(SecurityRule.IS_ANONYMOUS)
class AssetsController {

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "svg", "image/svg+xml",
            "webmanifest", "application/manifest+json");
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String BRIEFLY = "public, max-age=60";

    private final Map<String, byte[]> packed = new ConcurrentHashMap<>();

    @Get("/{version}/{name}")
    @Produces(MediaType.ALL)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> asset(@PathVariable String version, @PathVariable String name, HttpRequest<?> request) {
        Optional<byte[]> content = Assets.content(name);
        if (content.isEmpty()) {
            throw Refused.notFound("There is no file of that name.");
        }
        boolean zip = request.getHeaders()
                .findFirst(HttpHeaders.ACCEPT_ENCODING)
                .orElse("")
                .contains("gzip");
        byte[] body = zip ? packed.computeIfAbsent(name, key -> pack(content.get())) : content.get();
        MutableHttpResponse<byte[]> response = HttpResponse.<byte[]>status(HttpStatus.OK)
                .body(body)
                .contentType(MediaType.of(TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain")))
                // A page of the version before may still ask; what it gets must not be kept under the old address.
                .header(HttpHeaders.CACHE_CONTROL, version.equals(Assets.version()) ? FOR_EVER : BRIEFLY)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return zip ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip") : response;
    }

    private static byte[] pack(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 3);
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
