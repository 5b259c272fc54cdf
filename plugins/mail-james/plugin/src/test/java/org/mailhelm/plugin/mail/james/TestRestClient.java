package org.mailhelm.plugin.mail.james;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mailhelm.api.Failure;
import org.mailhelm.api.RestClient;
import org.mailhelm.api.RestOptions;
import org.mailhelm.api.RestRequest;
import org.mailhelm.api.RestResponse;

/** As much of the host's HTTP client as this plugin uses. */
final class TestRestClient implements RestClient {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;
    private final RestOptions options;

    TestRestClient(URI base, RestOptions options) {
        this.base = base;
        this.options = options;
    }

    @Override
    public RestRequest request(String method, String pathTemplate, String... variables) {
        String path = pathTemplate;
        for (String variable : variables) {
            path = path.replaceFirst("\\{[a-z]+}", encode(variable));
        }
        return new Request(method, path);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private final class Request implements RestRequest {
        private final String method;
        private final String path;
        private final List<String> query = new ArrayList<>();
        private final HttpRequest.Builder builder = HttpRequest.newBuilder().timeout(Duration.ofSeconds(30));
        private HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();

        Request(String method, String path) {
            this.method = method;
            this.path = path;
        }

        @Override
        public RestRequest query(String name, String value) {
            query.add(encode(name) + "=" + encode(value));
            return this;
        }

        @Override
        public RestRequest header(String name, String value) {
            builder.header(name, value);
            return this;
        }

        @Override
        public RestRequest json(Object value) {
            try {
                body = HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(value));
                return header("Content-Type", "application/json");
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        }

        @Override
        public RestRequest form(Map<String, String> fields) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RestRequest body(String contentType, byte[] bytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RestRequest sign(Function<byte[], Map<String, String>> headers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RestResponse exchange() {
            String suffix = query.isEmpty() ? "" : "?" + String.join("&", query);
            options.headers().forEach(builder::setHeader);
            options.secretHeaders().forEach((name, value) -> builder.setHeader(name, value.reveal()));
            HttpRequest request = builder.uri(URI.create(base + path + suffix))
                    .method(method, body)
                    .build();
            try {
                return new Response(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
            } catch (IOException e) {
                throw new Failure.Unavailable("no answer", true, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Failure.Unavailable("interrupted", true, e);
            }
        }

        @Override
        public RestResponse send() {
            RestResponse response = exchange();
            if (response.status() >= 200 && response.status() < 300) {
                return response;
            }
            throw options.failures().map(response, usual(response));
        }

        private static Failure usual(RestResponse response) {
            String message = "status " + response.status();
            switch (response.status()) {
                case 400:
                    return new Failure.InvalidInput("request", message);
                case 404:
                    return new Failure.NotFound(message);
                case 409:
                    return new Failure.Conflict(message);
                default:
                    return new Failure.Unavailable(message, false);
            }
        }
    }

    private record Response(HttpResponse<byte[]> answer) implements RestResponse {
        @Override
        public int status() {
            return answer.statusCode();
        }

        @Override
        public Optional<String> header(String name) {
            return answer.headers().firstValue(name);
        }

        @Override
        public String text() {
            return new String(answer.body(), StandardCharsets.UTF_8);
        }

        @Override
        public byte[] bytes() {
            return answer.body().clone();
        }

        @Override
        public <T> T json(Class<T> type) {
            return read(JSON.constructType(type));
        }

        @Override
        public <T> List<T> jsonList(Class<T> type) {
            return read(JSON.getTypeFactory().constructCollectionType(List.class, type));
        }

        @Override
        public Map<String, Object> jsonObject() {
            return read(JSON.constructType(new TypeReference<Map<String, Object>>() {}));
        }

        private <T> T read(JavaType type) {
            try {
                return JSON.readValue(answer.body(), type);
            } catch (IOException e) {
                throw new Failure.Unavailable("no such JSON: " + text(), false, e);
            }
        }
    }
}
