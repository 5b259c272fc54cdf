package org.mailhelm.distribution;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who is signed in and calls the API of a host. */
final class ApiSession {

    private static final Pattern TOKEN = Pattern.compile("csrf-token\" content=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Distributed host;
    private final String token;

    private ApiSession(Distributed host, String name, String password) throws IOException, InterruptedException {
        this.host = host;
        String form = "username=" + name + "&password=" + password + "&csrf_token="
                + URLEncoder.encode(token("/login"), StandardCharsets.UTF_8);
        send(request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        this.token = token("/domains");
    }

    static ApiSession signIn(Distributed host, String name, String password) throws IOException, InterruptedException {
        return new ApiSession(host, name, password);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).header("Accept", "application/json").GET());
    }

    HttpResponse<String> call(String method, String path, String json) throws IOException, InterruptedException {
        return send(request(path)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("X-CSRF-Token", token)
                .method(method, BodyPublishers.ofString(json)));
    }

    private String token(String path) throws IOException, InterruptedException {
        Matcher found = TOKEN.matcher(
                send(request(path).header("Accept", "text/html").GET()).body());
        if (!found.find()) {
            throw new IllegalStateException("no token in " + path);
        }
        return found.group(1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(host.uri(path)).timeout(Duration.ofSeconds(60));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
