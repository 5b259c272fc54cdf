package org.mailhelm.platform.access;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.ANSI)
interface PendingRepository extends GenericRepository<Pending, String> {

    Pending save(Pending pending);

    Optional<Pending> findByTokenHash(String tokenHash);

    /** 1 for whoever ends it first. */
    @Query("delete from access_pending where token_hash = :tokenHash")
    long end(String tokenHash);

    @Query("delete from access_pending where expires <= :now")
    void purge(long now);
}
