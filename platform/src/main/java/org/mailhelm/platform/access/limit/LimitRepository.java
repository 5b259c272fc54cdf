package org.mailhelm.platform.access.limit;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.ANSI)
interface LimitRepository extends GenericRepository<LimitRow, String> {

    /** Takes a place when one is free; one statement, so that parallel callers can't take the same place. */
    @Query("insert into access_limit (bucket, full_at) values (:bucket, :now + :pause)"
            + " on conflict (bucket) do update set full_at ="
            + " case when access_limit.full_at > :now then access_limit.full_at else :now end + :pause"
            + " where access_limit.full_at <= :now + :slack")
    long take(String bucket, long now, long pause, long slack);

    @Query("update access_limit set full_at = full_at - :pause where bucket = :bucket")
    void giveBack(String bucket, long pause);

    @Query("delete from access_limit where bucket = :bucket")
    void forget(String bucket);

    Optional<LimitRow> findByBucket(String bucket);

    @Query("delete from access_limit where full_at <= :now")
    void purge(long now);
}
