package org.mailhelm.platform.access.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/** An identity provider that does as it should, until a test has it do otherwise. */
final class TestIssuer implements AutoCloseable {

    static final String CLIENT = "mailhelm";
    static final String SECRET = "a secret of thirty-two characters, at least";

    /** How an ID token comes to be: its claims are there, its signature isn't. */
    interface Signing extends Function<JWTClaimsSet, String> {}

    private final HttpServer server;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, Object> person = new ConcurrentHashMap<>();
    private final Map<String, Object> userInfo = new ConcurrentHashMap<>();
    private volatile RSAKey key = newKey();
    private volatile RSAKey published = key;
    private volatile Consumer<JWTClaimsSet.Builder> twist = claims -> {};
    private volatile Signing signing = this::signed;
    private volatile Optional<String> tokenAnswer = Optional.empty();
    private volatile Map<String, Object> metadataTwist = Map.of();
    private volatile Map<String, String> lastAuthorization = Map.of();

    TestIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> json(exchange, 200, metadata()));
        server.createContext(
                "/keys", exchange -> json(exchange, 200, new JWKSet(published.toPublicJWK()).toJSONObject()));
        server.createContext("/token", this::token);
        server.createContext("/userinfo", exchange -> json(exchange, 200, userInfo));
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        person("alice-id", Map.of("email", "alice@example.test", "email_verified", true, "name", "Alice"));
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The variables of a host that trusts this issuer. */
    Map<String, String> variables() {
        Map<String, String> all = new HashMap<>();
        all.put("OIDC_ENABLED", "true");
        all.put("OIDC_CLIENT_ID", CLIENT);
        all.put("OIDC_CLIENT_SECRET", SECRET);
        all.put("OIDC_DISCOVERY_URL", issuer() + "/.well-known/openid-configuration");
        all.put("OIDC_REDIRECT_URI", "http://127.0.0.1/oidc/callback");
        all.put("OIDC_PROVIDER_NAME", "Beacon");
        return all;
    }

    /** Who signs in from now on. */
    void person(String subject, Map<String, Object> claims) {
        person.clear();
        person.put("sub", subject);
        person.putAll(claims);
        userInfo.clear();
        userInfo.putAll(person);
    }

    void userInfo(Map<String, Object> claims) {
        userInfo.clear();
        userInfo.putAll(claims);
    }

    void twist(Consumer<JWTClaimsSet.Builder> change) {
        twist = change;
    }

    void signing(Signing how) {
        signing = how;
    }

    void tokenAnswer(String json) {
        tokenAnswer = Optional.of(json);
    }

    void metadata(Map<String, Object> changes) {
        metadataTwist = changes;
    }

    /** Signs with a new key from now on, and publishes it. */
    void rotate() {
        key = newKey();
        published = key;
    }

    /** Signs with a key that it doesn't publish. */
    void useForeignKey() {
        key = newKey();
    }

    /** What came with the last visit of a browser. */
    Map<String, String> lastAuthorization() {
        return lastAuthorization;
    }

    /** Does what the sign-in page does for a person: the path and query to go back to. */
    String visit(String location) {
        URI address = URI.create(location);
        Map<String, String> query = query(address.getRawQuery());
        lastAuthorization = query;
        String code = UUID.randomUUID().toString();
        codes.put(code, query);
        return SsoSettings.CALLBACK + "?code=" + code + "&state="
                + URLEncoder.encode(Objects.requireNonNull(query.get("state")), StandardCharsets.UTF_8);
    }

    private Map<String, Object> metadata() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("issuer", issuer());
        all.put("authorization_endpoint", issuer() + "/authorize");
        all.put("token_endpoint", issuer() + "/token");
        all.put("userinfo_endpoint", issuer() + "/userinfo");
        all.put("jwks_uri", issuer() + "/keys");
        all.put("end_session_endpoint", issuer() + "/logout");
        all.put("response_types_supported", List.of("code"));
        all.put("subject_types_supported", List.of("public"));
        all.put("id_token_signing_alg_values_supported", List.of("RS256"));
        all.putAll(metadataTwist);
        return all;
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = query(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (tokenAnswer.isPresent()) {
            send(exchange, 200, tokenAnswer.get());
            return;
        }
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString((URLEncoder.encode(CLIENT, StandardCharsets.UTF_8) + ":"
                                        + URLEncoder.encode(SECRET, StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(form.getOrDefault("code", ""));
        if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || asked == null
                || !challenge(form.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"))
                || !Objects.equals(form.get("redirect_uri"), asked.get("redirect_uri"))) {
            json(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", asked.get("nonce"));
        person.forEach((name, value) -> {
            if (name.equals("sub")) {
                claims.subject(String.valueOf(value));
            } else {
                claims.claim(name, value);
            }
        });
        twist.accept(claims);
        json(
                exchange,
                200,
                Map.of("access_token", "opaque", "token_type", "Bearer", "id_token", signing.apply(claims.build())));
    }

    String signed(JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    /** With the client's secret, which the client itself could do. */
    static String symmetric(JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            jwt.sign(new MACSigner(SECRET));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> query(String raw) {
        Map<String, String> all = new HashMap<>();
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                all.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return all;
    }

    private static void json(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        send(exchange, status, com.nimbusds.jose.util.JSONObjectUtils.toJSONString(body));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
