package org.mailhelm.platform.audit;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.ANSI)
interface ChainRepository extends GenericRepository<ChainRow, Integer> {

    Optional<ChainRow> findById(int id);

    /** Takes the row's lock until the transaction ends, so that writers of all instances come one after another. */
    @Query("update audit_chain set seq = seq + 1 where id = 1")
    void next();

    @Query("update audit_chain set hash = :hash where id = 1")
    void end(String hash);

    @Query("update audit_chain set seq = seq where id = 1")
    void lock();

    @Query("update audit_chain set start_seq = :seq, start_hash = :hash where id = 1")
    void start(long seq, String hash);

    @Query("update audit_chain set keep_days = :days where id = 1")
    void keep(int days);
}
