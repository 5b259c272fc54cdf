package org.mailhelm.api;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A request being put together. Not for several threads. Every method but the sending ones returns the same object. */
@ApiStatus(since = "0.9")
public interface RestRequest {

    /** Adds a query parameter; name and value are encoded. */
    RestRequest query(String name, String value);

    /** Sets a header for this request. Line breaks are refused with {@link Failure.InvalidInput}. */
    RestRequest header(String name, String value);

    /**
     * Sets a JSON body. Records, maps, lists, texts, numbers, booleans, {@code Optional}, {@code Instant}, {@code URI}
     * and enums are understood; a record component is written under its own name or the one in {@link JsonName}, and
     * empty optionals are left out.
     */
    RestRequest json(Object body);

    /** Sets a form body. */
    RestRequest form(Map<String, String> fields);

    /** Sets a body as it is. */
    RestRequest body(String contentType, byte[] body);

    /**
     * Adds headers that are computed from the body, as a signature is. The function is asked once, when the request is
     * sent, and gets the bytes that go over the wire; no bytes when there is no body. What it returns wins over a header
     * of the same name.
     */
    RestRequest sign(Function<byte[], Map<String, String>> headers);

    /**
     * Sends the request and returns the answer whatever its status.
     *
     * @throws Failure.Unavailable when no whole answer came in time
     * @throws Failure.RateLimited when the budget has no place soon, or 429 came with a long wait
     */
    RestResponse exchange();

    /**
     * Sends the request.
     *
     * @throws Failure when the status is outside 200 to 299. By the status: 400 and 422 {@code InvalidInput}, 401
     *     {@code Unauthenticated}, 403 {@code Forbidden}, 404 and 410 {@code NotFound}, 409 and 412 {@code Conflict},
     *     429 {@code RateLimited}, all other {@code Unavailable}; changed by {@link RestOptions#failures()}
     */
    RestResponse send();

    /** Sends the request and reads the answer's JSON object; failures as in {@link #send()}. */
    default <T> T as(Class<T> type) {
        return send().json(type);
    }

    /** Sends the request and reads the answer's JSON array; failures as in {@link #send()}. */
    default <T> List<T> asList(Class<T> type) {
        return send().jsonList(type);
    }
}
