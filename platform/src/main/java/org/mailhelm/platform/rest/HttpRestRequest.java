package org.mailhelm.platform.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailhelm.api.RestRequest;
import org.mailhelm.api.RestResponse;

/** A request being put together. */
final class HttpRestRequest implements RestRequest {

    private final HttpRestClient client;
    private final ObjectMapper mapper;
    private final String method;
    private final String template;
    private final String address;
    private final StringBuilder query = new StringBuilder();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private Optional<Prepared.Body> body = Optional.empty();
    private Function<byte[], Map<String, String>> signer = unsigned -> Map.of();

    HttpRestRequest(HttpRestClient client, ObjectMapper mapper, String method, String template, String address) {
        this.client = client;
        this.mapper = mapper;
        this.method = method;
        this.template = template;
        this.address = address;
    }

    @Override
    public RestRequest query(String name, String value) {
        query.append(query.isEmpty() ? '?' : '&')
                .append(Target.encode(name))
                .append('=')
                .append(Target.encode(value));
        return this;
    }

    @Override
    public RestRequest header(String name, String value) {
        Headers.check(name, value);
        headers.put(name, value);
        return this;
    }

    @Override
    public RestRequest json(Object content) {
        try {
            return body("application/json", mapper.writeValueAsBytes(content));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "can't be written as JSON: " + content.getClass().getName());
        }
    }

    @Override
    public RestRequest form(Map<String, String> fields) {
        String text = fields.entrySet().stream()
                .map(field -> Target.encode(field.getKey()) + "=" + Target.encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return body("application/x-www-form-urlencoded", text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public RestRequest body(String contentType, byte[] content) {
        Headers.check("Content-Type", contentType);
        body = Optional.of(new Prepared.Body(contentType, content.clone()));
        return this;
    }

    @Override
    public RestRequest sign(Function<byte[], Map<String, String>> computed) {
        signer = computed;
        return this;
    }

    @Override
    public RestResponse exchange() {
        return client.exchange(prepared());
    }

    @Override
    public RestResponse send() {
        return client.send(prepared());
    }

    private Prepared prepared() {
        Map<String, String> all = new LinkedHashMap<>(headers);
        signer.apply(body.map(sent -> sent.bytes().clone()).orElseGet(() -> new byte[0]))
                .forEach((name, value) -> {
                    Headers.check(name, value);
                    all.keySet().removeIf(name::equalsIgnoreCase);
                    all.put(name, value);
                });
        return new Prepared(method, method + " " + template, address + query, Map.copyOf(all), body);
    }
}
