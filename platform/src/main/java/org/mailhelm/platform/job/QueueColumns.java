package org.mailhelm.platform.job;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The queue's columns as both databases read them: times as numbers, data as text, and a limit that both understand. */
final class QueueColumns extends DefaultJdbcCustomization {

    QueueColumns() {
        super(true);
    }

    @Override
    public String getName() {
        return "portable";
    }

    @Override
    public void setInstant(PreparedStatement statement, int index, @Nullable Instant value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, value.toEpochMilli());
        }
    }

    @Override
    @SuppressWarnings("NullAway") // the library expects null for none
    public Instant getInstant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    @Override
    public void setTaskData(PreparedStatement statement, int index, byte @Nullable [] value) throws SQLException {
        statement.setString(index, value == null ? null : new String(value, StandardCharsets.UTF_8));
    }

    @Override
    @SuppressWarnings("NullAway") // the library expects null for none
    public byte[] getTaskData(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean supportsExplicitQueryLimitPart() {
        return true;
    }

    @Override
    public String getQueryLimitPart(int limit) {
        return " limit " + limit;
    }
}
