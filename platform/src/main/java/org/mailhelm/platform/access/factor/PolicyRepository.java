package org.mailhelm.platform.access.factor;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import org.mailhelm.platform.storage.PlainReads;

@JdbcRepository(dialect = Dialect.ANSI)
abstract class PolicyRepository implements GenericRepository<PolicyRow, Integer> {

    private final PlainReads reads;

    PolicyRepository(PlainReads reads) {
        this.reads = reads;
    }

    Optional<Demand> demand() {
        return reads.first(
                "select demand from access_factor_policy where id = 1", row -> Demand.valueOf(row.getString(1)));
    }

    @Query("update access_factor_policy set demand = :demand where id = 1")
    abstract void demand(String demand);
}
