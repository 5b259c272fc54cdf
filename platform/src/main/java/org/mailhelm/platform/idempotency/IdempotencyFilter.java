package org.mailhelm.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailhelm.platform.access.SignedIn;
import org.mailhelm.platform.secret.Keys;
import org.mailhelm.platform.web.Answers;
import org.mailhelm.platform.web.Refused;

/**
 * Answers a creation that comes again with the same {@code Idempotency-Key} with the answer that it had, and does nothing.
 * Only success is kept: what was refused or failed may be sent again.
 */
@ServerFilter(
        patterns = {
            "/api/domains",
            "/api/domains/*/email-accounts",
            "/api/domains/*/email-accounts/bulk",
            "/api/email-accounts/import"
        },
        methods = HttpMethod.POST)
final class IdempotencyFilter implements Ordered {

    private static final String ATTRIBUTE = "mailhelm.idempotency";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final int SUCCESS = 300;

    private final KeyStore store;
    private final Answers answers;
    private final ObjectMapper json;
    private final byte[] salt;

    IdempotencyFilter(KeyStore store, Answers answers, ObjectMapper json, Keys keys) {
        this.store = store;
        this.answers = answers;
        this.json = json;
        // A digest of a body that holds a password must not be of use to somebody who reads the database.
        this.salt = keys.derive("idempotency", 32);
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> before(HttpRequest<?> request) {
        String key = request.getHeaders().get(IdempotentRoutes.HEADER);
        Optional<SignedIn> user = SignedIn.of(request);
        if (key == null || user.isEmpty()) {
            return null;
        }
        if (!KEY.matcher(key).matches()) {
            return answers.refusal(
                    request,
                    Refused.invalid(
                            IdempotentRoutes.HEADER, "The Idempotency-Key is 1 to 255 letters, digits and signs."));
        }
        String id = digest(user.get().userId(), key, new byte[0]);
        String sent = digest(request.getMethodName(), request.getPath(), body(request));
        Optional<KeyRow> earlier = store.claim(id, sent);
        if (earlier.isEmpty()) {
            request.setAttribute(ATTRIBUTE, id);
            return null;
        }
        KeyRow row = earlier.get();
        if (!row.request().equals(sent)) {
            return answers.refusal(
                    request,
                    Refused.with(
                            HttpStatus.UNPROCESSABLE_ENTITY,
                            "idempotency_key_reused",
                            "This Idempotency-Key was used for another request. Nothing was changed. Use a new one."));
        }
        if (!row.answered()) {
            return answers.refusal(
                    request,
                    Refused.conflict("The same request is still under way. Ask again in a moment for its answer."));
        }
        return HttpResponse.status(HttpStatus.valueOf(row.status()))
                .body(row.answer().getBytes(StandardCharsets.UTF_8))
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header("Idempotency-Replayed", "true");
    }

    @ResponseFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void after(HttpRequest<?> request, MutableHttpResponse<?> response) throws JsonProcessingException {
        Optional<String> id = request.getAttribute(ATTRIBUTE, String.class);
        if (id.isEmpty()) {
            return;
        }
        Object body = response.body();
        if (response.code() < SUCCESS && body != null) {
            store.answer(id.get(), response.code(), json.writeValueAsString(body));
        } else {
            store.release(id.get());
        }
    }

    /** After it is known who sends the request, and that it comes from a page or script of theirs. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after() + 10;
    }

    private String digest(String first, String second, byte[] rest) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            digest.update((first + "\n" + second + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(rest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] body(HttpRequest<?> request) {
        if (!(request instanceof ServerHttpRequest<?> server)) {
            return new byte[0];
        }
        try (CloseableByteBody copy = server.byteBody().split(ByteBody.SplitBackpressureMode.FASTEST);
                InputStream in = copy.toInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
