package org.mailhelm.platform.dns.setup;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;
import org.mailhelm.platform.storage.PlainReads;

@JdbcRepository(dialect = Dialect.ANSI)
abstract class SetupRepository implements CrudRepository<SetupRow, String> {

    private final PlainReads reads;

    SetupRepository(PlainReads reads) {
        this.reads = reads;
    }

    @Query("insert into domain_setup (domain, connection_id, started_by, started) "
            + "values (:domain, :connectionId, :startedBy, :now) "
            + "on conflict (domain) do update set connection_id = :connectionId, started_by = :startedBy")
    abstract void put(String domain, String connectionId, String startedBy, long now);

    /** The latest ones. */
    List<String> domains(int limit) {
        return reads.all(
                "select domain from domain_setup order by started desc limit ?",
                row -> row.getString(1),
                List.of(limit));
    }
}
