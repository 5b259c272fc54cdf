package org.mailhelm.api;

/**
 * The way out to an outside system over HTTP: pooled, limited in time and in rate, its secrets kept out of
 * logs. Made by {@link PluginContext#rest}; usable from any thread; blocking.
 *
 * <p><b>Paths</b> are templates below the base address, as in {@code get("/zones/{zone}/records", zone)}. Each variable
 * is percent-encoded as one path segment, and {@code .}, {@code ..} and the empty text are refused with
 * {@link Failure.InvalidInput}, so that no input leaves its segment. Redirects are not followed.
 *
 * <p><b>Retries:</b> GET, HEAD, PUT and DELETE are tried again, twice at most, when the connection fails or the answer
 * is 502, 503 or 504; other methods only when the request can't have reached the server. 429 is waited for when
 * {@code Retry-After} is short.
 *
 * <p><b>Addresses:</b> the base address comes from settings that an administrator made, so private addresses are
 * allowed; link-local addresses and those of cloud metadata services never are. The address that was checked is the one
 * connected to.
 */
@ApiStatus(since = "0.9")
public interface RestClient {

    /** A request with any method. */
    RestRequest request(String method, String pathTemplate, String... variables);

    /** A GET request. */
    default RestRequest get(String pathTemplate, String... variables) {
        return request("GET", pathTemplate, variables);
    }

    /** A POST request. */
    default RestRequest post(String pathTemplate, String... variables) {
        return request("POST", pathTemplate, variables);
    }

    /** A PUT request. */
    default RestRequest put(String pathTemplate, String... variables) {
        return request("PUT", pathTemplate, variables);
    }

    /** A PATCH request. */
    default RestRequest patch(String pathTemplate, String... variables) {
        return request("PATCH", pathTemplate, variables);
    }

    /** A DELETE request. */
    default RestRequest delete(String pathTemplate, String... variables) {
        return request("DELETE", pathTemplate, variables);
    }
}
