package org.mailhelm.platform.rest;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;

/**
 * What came back, whole.
 *
 * @param headers by lower-case name, the first value of each, trailers included
 * @param charset that the answer names, else UTF-8
 */
record Answer(int status, Map<String, String> headers, Charset charset, byte[] body) {

    Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    String text() {
        return new String(body, charset);
    }

    boolean good() {
        return status >= 200 && status < 300;
    }
}
