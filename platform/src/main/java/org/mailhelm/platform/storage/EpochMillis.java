package org.mailhelm.platform.storage;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.data.model.runtime.convert.AttributeConverter;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps instants as milliseconds since 1970, the one form that every database reads alike. */
@Singleton
public class EpochMillis implements AttributeConverter<@Nullable Instant, @Nullable Long> {

    @Override
    public @Nullable Long convertToPersistedValue(@Nullable Instant value, ConversionContext context) {
        return value == null ? null : value.toEpochMilli();
    }

    @Override
    public @Nullable Instant convertToEntityValue(@Nullable Long value, ConversionContext context) {
        return value == null ? null : Instant.ofEpochMilli(value);
    }

    /** The one of a column; null where there is none. */
    public static @Nullable Instant read(ResultSet row, int at) throws SQLException {
        long millis = row.getLong(at);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
