package org.mailhelm.platform.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.api.RestResponse;

/** An answer and how to read it. */
final class HttpRestResponse implements RestResponse {

    private final Answer answer;
    private final ObjectMapper mapper;
    private final String from;

    /** @param from who answered to what, for messages */
    HttpRestResponse(Answer answer, ObjectMapper mapper, String from) {
        this.answer = answer;
        this.mapper = mapper;
        this.from = from;
    }

    @Override
    public int status() {
        return answer.status();
    }

    @Override
    public Optional<String> header(String name) {
        return answer.header(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public String text() {
        return answer.text();
    }

    @Override
    public byte[] bytes() {
        return answer.body().clone();
    }

    @Override
    public <T> T json(Class<T> type) {
        return read(mapper.getTypeFactory().constructType(type));
    }

    @Override
    public <T> List<T> jsonList(Class<T> type) {
        return read(mapper.getTypeFactory().constructCollectionType(List.class, type));
    }

    @Override
    public Map<String, Object> jsonObject() {
        return read(mapper.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
    }

    private <T> T read(JavaType type) {
        try {
            T value = mapper.readValue(answer.text(), type);
            if (value == null) {
                throw new Failure.Unavailable(from + " with JSON that holds nothing.", false);
            }
            return value;
        } catch (JsonMappingException e) {
            String path = path(e);
            throw new Failure.Unavailable(
                    from + " with JSON that isn't as expected" + (path.isEmpty() ? "" : ", at " + path)
                            + ". Its version may not be supported.",
                    false,
                    cause(e));
        } catch (JsonProcessingException e) {
            throw new Failure.Unavailable(
                    from + " with something that is no JSON. Check that the address leads to the API.",
                    false,
                    cause(e));
        }
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    /** Where and what kind, without the body's text, which the library would quote. */
    private static Throwable cause(JsonProcessingException e) {
        e.clearLocation();
        return new IllegalArgumentException(e.getClass().getSimpleName());
    }
}
