package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.CloseableByteBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the field {@code csrf_token} out of a form before any controller sees the form. It stands first in our forms, so
 * the beginning of the body is enough, also of a large upload.
 */
final class CsrfField {

    static final String NAME = "csrf_token";

    private static final int BEGINNING = 64 * 1024;
    private static final Pattern PLAIN = Pattern.compile("(?:^|&)" + NAME + "=([^&]*)");
    private static final Pattern PART = Pattern.compile(
            "Content-Disposition: *form-data; *name=\"" + NAME
                    + "\"\\r\\n(?:[^\\r\\n]+\\r\\n)*\\r\\n([^\\r\\n]*)\\r\\n",
            Pattern.CASE_INSENSITIVE);

    private CsrfField() {}

    /** Blocks until the beginning of the body is there. */
    static Optional<String> read(HttpRequest<?> request) {
        String type = request.getContentType().map(MediaType::getName).orElse("");
        boolean plain = type.equals(MediaType.APPLICATION_FORM_URLENCODED);
        if (!plain && !type.equals(MediaType.MULTIPART_FORM_DATA)
                || !(request instanceof ServerHttpRequest<?> server)) {
            return Optional.empty();
        }
        String text = beginning(server.byteBody());
        Matcher matcher = (plain ? PLAIN : PART).matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String value = matcher.group(1);
        try {
            return Optional.of(plain ? URLDecoder.decode(value, StandardCharsets.UTF_8) : value);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String beginning(ByteBody body) {
        // Fastest: the controller reads its copy only after this one is done.
        try (CloseableByteBody copy = body.split(ByteBody.SplitBackpressureMode.FASTEST);
                InputStream in = copy.toInputStream()) {
            return new String(in.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
