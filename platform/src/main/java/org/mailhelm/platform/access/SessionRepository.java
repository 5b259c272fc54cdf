package org.mailhelm.platform.access;

import io.micronaut.data.annotation.Join;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailhelm.platform.storage.PlainReads;

@JdbcRepository(dialect = Dialect.ANSI)
abstract class SessionRepository implements GenericRepository<Session, String> {

    private static final String BY_TOKEN = "select s.id, s.token_hash, s.epoch, s.created, s.seen, s.address, s.agent,"
            + " s.proved, s.strong, " + UserColumns.ALL
            + " from access_session s join access_user u on u.id = s.user_id where s.token_hash = ?";

    private final PlainReads reads;

    SessionRepository(PlainReads reads) {
        this.reads = reads;
    }

    abstract Session save(Session session);

    Optional<Session> findByTokenHash(String tokenHash) {
        return reads.first(BY_TOKEN, SessionRepository::read, tokenHash);
    }

    private static Session read(ResultSet row) throws SQLException {
        return new Session(
                row.getString(1),
                row.getString(2),
                UserColumns.read(row, 10),
                row.getInt(3),
                Instant.ofEpochMilli(row.getLong(4)),
                Instant.ofEpochMilli(row.getLong(5)),
                row.getString(6),
                row.getString(7),
                Instant.ofEpochMilli(row.getLong(8)),
                row.getBoolean(9));
    }

    @Join("user")
    abstract List<Session> findByUserIdOrderBySeenDesc(String userId);

    @Join("user")
    abstract Optional<Session> findById(String id);

    @Query("update access_session set proved = :now, strong = :strong where id = :id")
    abstract void prove(String id, long now, boolean strong);

    @Query("update access_session set seen = :now where id = :id and seen < :now")
    abstract void touch(String id, long now);

    @Query("delete from access_session where id = :id")
    abstract void end(String id);

    @Query("delete from access_session where id = :id and user_id = :userId")
    abstract long endOf(String userId, String id);

    @Query("delete from access_session where user_id = :userId and id <> :keep")
    abstract long endOthers(String userId, String keep);

    @Query("delete from access_session where user_id = :userId")
    abstract void endAll(String userId);

    @Query("delete from access_session where seen <= :idleSince or created <= :startedBefore")
    abstract void purge(long idleSince, long startedBefore);
}
