package org.mailhelm.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole answer to a request. At most 16 MiB; a longer one fails the request with {@link Failure.Unavailable}. */
@ApiStatus(since = "0.9")
public interface RestResponse {

    /** The HTTP status. */
    int status();

    /** The first value of a header, whatever the case of its name; trailers count as headers. */
    Optional<String> header(String name);

    /** The body as text, in the charset that the answer names, else UTF-8. */
    String text();

    /** The body. */
    byte[] bytes();

    /**
     * The body's JSON as a record or another class. Unknown members are passed over; a missing one is {@code null} for
     * a component marked {@code @Nullable}, empty for an {@code Optional}, a list or a map, and an error else.
     *
     * @throws Failure.Unavailable when the body is not such JSON
     */
    <T> T json(Class<T> type);

    /** The body's JSON array; errors as in {@link #json}. */
    <T> List<T> jsonList(Class<T> type);

    /** The body's JSON object as maps, lists, texts, numbers and booleans; errors as in {@link #json}. */
    Map<String, Object> jsonObject();
}
