package org.mailhelm.platform.dns.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.mailhelm.platform.dns.check.Finding;
import org.mailhelm.platform.dns.desired.DesiredRecord;

/** What is kept as JSON. */
@Singleton
class Kept {

    private static final int MOST_VERDICTS = 1_000;

    private final ObjectMapper json;
    private final Cache<String, Map<String, String>> verdicts =
            Caffeine.newBuilder().maximumSize(MOST_VERDICTS).build();

    Kept(ObjectMapper json) {
        this.json = json;
    }

    String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Finding> findings(String text) {
        return read(text, new TypeReference<>() {});
    }

    List<DesiredRecord> desired(String text) {
        return read(text, new TypeReference<>() {});
    }

    Map<String, Believed> believed(String text) {
        return read(text, new TypeReference<>() {});
    }

    /** Few differ, and lists ask for many. */
    Map<String, String> verdicts(String text) {
        return verdicts.get(
                text, key -> Collections.unmodifiableMap(read(key, new TypeReference<Map<String, String>>() {})));
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
