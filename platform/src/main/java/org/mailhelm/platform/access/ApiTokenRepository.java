package org.mailhelm.platform.access;

import io.micronaut.data.annotation.Join;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.mailhelm.platform.storage.PlainReads;

@JdbcRepository(dialect = Dialect.ANSI)
abstract class ApiTokenRepository implements GenericRepository<ApiToken, String> {

    private static final String BY_SECRET = "select t.id, t.secret_hash, t.prefix, t.label, t.administrator, t.rights,"
            + " t.grants, t.networks, t.created, t.expires, t.used, t.used_from, " + UserColumns.ALL
            + " from access_token t join access_user u on u.id = t.user_id where t.secret_hash = ?";

    private final PlainReads reads;

    ApiTokenRepository(PlainReads reads) {
        this.reads = reads;
    }

    abstract ApiToken save(ApiToken token);

    @Join("user")
    abstract Optional<ApiToken> findById(String id);

    Optional<ApiToken> findBySecretHash(String secretHash) {
        return reads.first(BY_SECRET, ApiTokenRepository::read, secretHash);
    }

    private static ApiToken read(ResultSet row) throws SQLException {
        return new ApiToken(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                UserColumns.read(row, 13),
                row.getBoolean(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getString(12));
    }

    @Join("user")
    abstract List<ApiToken> findByUserIdOrderByCreatedDesc(String userId);

    @Join("user")
    abstract List<ApiToken> findAllOrderByCreatedDesc();

    @Query("update access_token set used = :now, used_from = :address where id = :id and used < :before")
    abstract void touch(String id, long now, long before, String address);

    @Query("update access_token set secret_hash = :hash, prefix = :prefix where id = :id and secret_hash = :old")
    abstract long rotate(String id, String old, String hash, String prefix);

    @Query("update access_token set grants = :grants where id = :id")
    abstract long regrant(String id, String grants);

    @Query("delete from access_token where id = :id")
    abstract long remove(String id);

    @Query("delete from access_token where user_id = :userId")
    abstract long removeAll(String userId);
}
