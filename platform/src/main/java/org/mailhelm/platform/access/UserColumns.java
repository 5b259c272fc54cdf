package org.mailhelm.platform.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * The user in what is {@linkplain org.mailhelm.platform.storage.PlainReads asked of the database} for each request.
 */
final class UserColumns {

    /** For {@code access_user u}. */
    static final String ALL = "u.id, u.login_name, u.display_name, u.contact_address, u.role, u.password_hash,"
            + " u.rights, u.enabled, u.epoch, u.created, u.changed";

    private UserColumns() {}

    /** @param at the place of the first of the columns */
    static User read(ResultSet row, int at) throws SQLException {
        return new User(
                row.getString(at),
                row.getString(at + 1),
                row.getString(at + 2),
                row.getString(at + 3),
                Role.valueOf(row.getString(at + 4)),
                row.getString(at + 5),
                row.getString(at + 6),
                row.getBoolean(at + 7),
                row.getInt(at + 8),
                Instant.ofEpochMilli(row.getLong(at + 9)),
                Instant.ofEpochMilli(row.getLong(at + 10)));
    }
}
