package org.mailhelm.platform.rest;

import java.util.Map;
import java.util.Optional;

/**
 * A request, ready to be sent any number of times.
 *
 * @param label method and path template; what logs and messages show
 * @param address with the query
 */
record Prepared(String method, String label, String address, Map<String, String> headers, Optional<Body> body) {

    /** Whether it only reads. */
    boolean reads() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** Whether sending it twice does what sending it once does. */
    boolean repeatable() {
        return reads() || method.equals("PUT") || method.equals("DELETE");
    }

    /**
     * A body.
     *
     * @param contentType as it stands in the header
     */
    record Body(String contentType, byte[] bytes) {}
}
