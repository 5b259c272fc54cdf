package org.mailhelm.platform.access.factor;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.ANSI)
interface PolicyRepository extends GenericRepository<PolicyRow, Integer> {

    Optional<PolicyRow> findById(int id);

    @Query("update access_factor_policy set demand = :demand where id = 1")
    void demand(String demand);
}
