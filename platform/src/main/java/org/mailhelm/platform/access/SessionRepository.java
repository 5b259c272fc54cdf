package org.mailhelm.platform.access;

import io.micronaut.data.annotation.Join;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.ANSI)
interface SessionRepository extends GenericRepository<Session, String> {

    Session save(Session session);

    @Join("user")
    Optional<Session> findByTokenHash(String tokenHash);

    @Join("user")
    List<Session> findByUserIdOrderBySeenDesc(String userId);

    @Query("update access_session set seen = :now where id = :id and seen < :now")
    void touch(String id, long now);

    @Query("delete from access_session where id = :id")
    void end(String id);

    @Query("delete from access_session where id = :id and user_id = :userId")
    long endOf(String userId, String id);

    @Query("delete from access_session where user_id = :userId and id <> :keep")
    long endOthers(String userId, String keep);

    @Query("delete from access_session where user_id = :userId")
    void endAll(String userId);

    @Query("delete from access_session where seen <= :idleSince or created <= :startedBefore")
    void purge(long idleSince, long startedBefore);
}
