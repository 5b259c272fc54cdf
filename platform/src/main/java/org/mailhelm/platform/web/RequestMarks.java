package org.mailhelm.platform.web;

import io.micronaut.http.HttpRequest;
import java.security.SecureRandom;
import java.util.Base64;

/** What each request gets on its way in: an id to find it in the log, and the nonce of its answer's policy. */
public final class RequestMarks {

    private static final String ID = "mailhelm.request-id";
    private static final String NONCE = "mailhelm.nonce";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int ID_LENGTH = 12;
    private static final int NONCE_BYTES = 16;

    private RequestMarks() {}

    /** The id of a request, as in {@code request_id} of an error and the header {@code X-Request-Id}. */
    public static String id(HttpRequest<?> request) {
        return mark(request, ID, RequestMarks::freshId);
    }

    static String nonce(HttpRequest<?> request) {
        return mark(request, NONCE, RequestMarks::freshNonce);
    }

    private static String mark(HttpRequest<?> request, String name, java.util.function.Supplier<String> fresh) {
        return request.getAttribute(name, String.class).orElseGet(() -> {
            String value = fresh.get();
            request.setAttribute(name, value);
            return value;
        });
    }

    private static String freshId() {
        StringBuilder id = new StringBuilder(ID_LENGTH);
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    private static String freshNonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
