package org.mailhelm.platform.dns.change;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.Pageable;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.ANSI)
interface AppliedRepository extends CrudRepository<AppliedRow, String> {

    List<AppliedRow> findByDomainOrderByAtDesc(String domain, Pageable page);

    @Query("update dns_applied set state = :state, written = :written, problem = :problem where id = :id")
    void ended(String id, String state, int written, @Nullable String problem);

    @Query("update dns_applied set undone_at = :now where id = :id")
    void undone(String id, long now);

    void deleteByDomain(String domain);
}
