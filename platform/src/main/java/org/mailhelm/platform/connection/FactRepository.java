package org.mailhelm.platform.connection;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

@JdbcRepository(dialect = Dialect.ANSI)
interface FactRepository extends GenericRepository<FactRow, String> {

    boolean existsByName(String name);

    /** One of several instances gets 1, all others 0. */
    @Query("insert into installation (name, content) values (:name, :content) on conflict (name) do nothing")
    long saveFirst(String name, String content);
}
