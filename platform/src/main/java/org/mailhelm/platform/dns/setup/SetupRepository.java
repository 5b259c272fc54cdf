package org.mailhelm.platform.dns.setup;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.Pageable;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.ANSI)
interface SetupRepository extends CrudRepository<SetupRow, String> {

    @Query("insert into domain_setup (domain, connection_id, started_by, started) "
            + "values (:domain, :connectionId, :startedBy, :now) "
            + "on conflict (domain) do update set connection_id = :connectionId, started_by = :startedBy")
    void put(String domain, String connectionId, String startedBy, long now);

    List<SetupRow> findAllOrderByStartedDesc(Pageable page);
}
