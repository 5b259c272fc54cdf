package org.mailhelm.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a {@link RestClient} talks to one outside system.
 *
 * @param headers sent with every request
 * @param secretHeaders the same, for values that no log may show
 * @param connectTimeout until the connection, TLS included, stands
 * @param answerTimeout from sending a request until its whole answer is there
 * @param verifyTls whether the certificate is checked. Off only where the administrator said so in a setting
 * @param trustedCertificates PEM certificates to trust instead of the platform's
 * @param budget how many calls the outside system allows
 * @param failures turns an answer outside 200 to 299 into a failure
 */
@ApiStatus(since = "0.9")
public record RestOptions(
        Map<String, String> headers,
        Map<String, Secret> secretHeaders,
        Duration connectTimeout,
        Duration answerTimeout,
        boolean verifyTls,
        Optional<String> trustedCertificates,
        Optional<RateBudget> budget,
        FailureMapping failures) {

    /** Keeps copies. */
    public RestOptions {
        headers = Map.copyOf(headers);
        secretHeaders = Map.copyOf(secretHeaders);
    }

    /** Connect within 5 s, answer within 30 s, certificates checked, no budget, the host's mapping of failures. */
    public static RestOptions defaults() {
        return new RestOptions(
                Map.of(),
                Map.of(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                true,
                Optional.empty(),
                Optional.empty(),
                (response, usual) -> usual);
    }

    /** The same with one more header. */
    public RestOptions header(String name, String value) {
        return new RestOptions(
                plus(headers, name, value),
                secretHeaders,
                connectTimeout,
                answerTimeout,
                verifyTls,
                trustedCertificates,
                budget,
                failures);
    }

    /** The same with one more header that no log shows. */
    public RestOptions secretHeader(String name, Secret value) {
        return new RestOptions(
                headers,
                plus(secretHeaders, name, value),
                connectTimeout,
                answerTimeout,
                verifyTls,
                trustedCertificates,
                budget,
                failures);
    }

    /** The same with {@code Authorization: Bearer …}. */
    public RestOptions bearer(Secret token) {
        return secretHeader("Authorization", Secret.of("Bearer " + token.reveal()));
    }

    /** The same with {@code Authorization: Basic …} (RFC 7617, in UTF-8). */
    public RestOptions basic(String user, Secret password) {
        byte[] pair = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
        return secretHeader(
                "Authorization", Secret.of("Basic " + Base64.getEncoder().encodeToString(pair)));
    }

    /** The same with another limit for the whole answer. */
    public RestOptions answerWithin(Duration timeout) {
        return new RestOptions(
                headers, secretHeaders, connectTimeout, timeout, verifyTls, trustedCertificates, budget, failures);
    }

    /** The same, checking certificates or not. */
    public RestOptions verifyTls(boolean verify) {
        return new RestOptions(
                headers, secretHeaders, connectTimeout, answerTimeout, verify, trustedCertificates, budget, failures);
    }

    /** The same, trusting these PEM certificates instead of the platform's. */
    public RestOptions trusting(String pem) {
        return new RestOptions(
                headers, secretHeaders, connectTimeout, answerTimeout, verifyTls, Optional.of(pem), budget, failures);
    }

    /** The same within a budget. */
    public RestOptions within(RateBudget limit) {
        return new RestOptions(
                headers,
                secretHeaders,
                connectTimeout,
                answerTimeout,
                verifyTls,
                trustedCertificates,
                Optional.of(limit),
                failures);
    }

    /** The same with an own mapping of failures. */
    public RestOptions failures(FailureMapping mapping) {
        return new RestOptions(
                headers, secretHeaders, connectTimeout, answerTimeout, verifyTls, trustedCertificates, budget, mapping);
    }

    private static <V> Map<String, V> plus(Map<String, V> map, String name, V value) {
        Map<String, V> more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }

    /** Turns an answer outside 200 to 299 into a failure. */
    @FunctionalInterface
    @ApiStatus(since = "0.9")
    public interface FailureMapping {

        /**
         * @param response the whole answer
         * @param usual what the host would throw by the status alone
         * @return what is thrown
         */
        Failure map(RestResponse response, Failure usual);
    }

    /**
     * How many calls an outside system allows, shared by all clients of one credential. The host waits instead of
     * running into the limit, lets calls on behalf of a waiting person go first, and follows {@code Retry-After}.
     *
     * @param credential tells credentials apart without showing them, for example a digest of the account and server
     * @param reads calls with GET or HEAD in a window; 0 means unlimited
     * @param writes all other calls in a window; 0 means unlimited
     * @param window the window's length
     */
    @ApiStatus(since = "0.9")
    public record RateBudget(String credential, int reads, int writes, Duration window) {}
}
