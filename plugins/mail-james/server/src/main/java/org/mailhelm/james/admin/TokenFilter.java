package org.mailhelm.james.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.apache.james.webadmin.authentication.AuthenticationFilter;
import spark.Request;
import spark.Response;
import spark.Spark;

/**
 * Lets only the holder of the token in. James' WebAdmin is open by default, and any page in a browser on the same
 * machine can send requests to a loopback port.
 */
final class TokenFilter implements AuthenticationFilter {
    private static final String CORS_HEADER = "Access-Control-Allow-Origin";

    private final byte[] expected;

    TokenFilter(String token) {
        this.expected = ("Bearer " + token).getBytes(UTF_8);
    }

    @Override
    public void handle(Request request, Response response) {
        // WebAdmin sets it whatever its configuration says; no web page has business here
        response.raw().setHeader(CORS_HEADER, null);
        String given = request.headers("Authorization");
        if (given == null || !MessageDigest.isEqual(expected, given.getBytes(UTF_8))) {
            Spark.halt(401, "{\"statusCode\":401,\"type\":\"Unauthorized\",\"message\":\"Bearer token required\"}");
        }
    }
}
