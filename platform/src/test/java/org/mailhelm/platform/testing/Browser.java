package org.mailhelm.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Talks to a host as a browser without scripts does: keeps cookies, finds the token in pages and sends it with forms. For
 * calls of the API it sends the token as {@code X-CSRF-Token}. Redirects are answers, not followed.
 *
 * <p>To be signed in, start the host with {@link #ADMIN} among its variables and call {@link #signedIn}.
 */
public final class Browser {

    /** The administrator's password in tests. */
    public static final String PASSWORD = "lighthouse over the bay";

    /** Variables that make an administrator named {@code admin}. */
    public static final Map<String, String> ADMIN = Map.of("ADMIN_USER", "admin", "ADMIN_PASSWORD", PASSWORD);

    private static final String FORM = "application/x-www-form-urlencoded";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI host;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String csrf = "";

    private Browser(URI host) {
        this.host = host;
    }

    /** A browser that nobody is signed in with. */
    public static Browser of(TestHost host) {
        return new Browser(host.uri());
    }

    /** A browser with which the administrator of {@link #ADMIN} is signed in. */
    public static Browser signedIn(TestHost host) {
        Browser browser = of(host);
        Answer answer = browser.signIn("admin", PASSWORD);
        if (answer.status() != 303) {
            throw new IllegalStateException("Sign-in answered " + answer.status() + ": " + answer.body());
        }
        return browser;
    }

    /** Opens the sign-in page and sends it. */
    public Answer signIn(String username, String password) {
        get("/login");
        Answer answer = post("/login", Map.of("username", username, "password", password));
        csrf = "";
        return answer;
    }

    /** Opens a page. Its token is the one that is sent from now on. */
    public Answer get(String path) {
        Answer answer = send(request(path).header("Accept", "text/html").GET());
        answer.csrf().ifPresent(token -> csrf = token);
        return answer;
    }

    /** Sends a form with the token of the page seen last. */
    public Answer post(String path, Map<String, String> form) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("csrf_token", csrf());
        all.putAll(form);
        return send(request(path)
                .header("Accept", "text/html")
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString(encode(all))));
    }

    /** Calls the API. The body is JSON, or empty for none. */
    public Answer api(String method, String path, String json) {
        HttpRequest.Builder request = request(path).header("Accept", "application/json");
        if (!method.equals("GET")) {
            request.header("X-CSRF-Token", csrf());
        }
        if (json.isEmpty()) {
            return send(request.method(method, BodyPublishers.noBody()));
        }
        return send(request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json)));
    }

    /** Sends a form with one file. */
    public Answer upload(String path, Map<String, String> form, String field, String fileName, byte[] content) {
        String boundary = "test-boundary-7d1c";
        StringBuilder head = new StringBuilder();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("csrf_token", csrf());
        all.putAll(form);
        all.forEach((name, value) -> head.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value)));
        head.append(("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .formatted(boundary, field, fileName));
        String tail = "\r\n--" + boundary + "--\r\n";
        return send(request(path)
                .header("Accept", path.startsWith("/api/") ? "application/json" : "text/html")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head.toString()),
                        BodyPublishers.ofByteArray(content),
                        BodyPublishers.ofString(tail))));
    }

    /** Sends a header with every request from now on; an empty value takes it away. */
    public Browser with(String header, String value) {
        if (value.isEmpty()) {
            headers.remove(header);
        } else {
            headers.put(header, value);
        }
        return this;
    }

    /** The cookies it holds, to look at and to change. */
    public Map<String, String> cookies() {
        return cookies;
    }

    /** The token it sends. Fetched from the account page when no page was opened yet. */
    public String csrf() {
        if (csrf.isEmpty()) {
            get("/account");
        }
        return csrf;
    }

    /** Sends this token from now on. */
    public Browser csrf(String token) {
        csrf = token;
        return this;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(host.resolve(path)).timeout(Duration.ofSeconds(60));
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String header) {
        for (HttpCookie cookie : HttpCookie.parse(header)) {
            if (cookie.getMaxAge() == 0 || cookie.getValue().isEmpty()) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
