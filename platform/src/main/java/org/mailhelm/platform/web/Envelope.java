package org.mailhelm.platform.web;

import io.micronaut.core.annotation.Introspected;

/** What a successful API call answers: {@code {"success": true, "data": …}}. */
@Introspected
public record Envelope<T>(boolean success, T data) {

    /** The data of an answer. */
    public static <T> Envelope<T> of(T data) {
        return new Envelope<>(true, data);
    }
}
