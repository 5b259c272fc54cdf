package org.mailhelm.platform.dns.change;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.ANSI)
interface OwnedRepository extends CrudRepository<OwnedRow, String> {

    List<OwnedRow> findByDomainOrderById(String domain);

    void deleteByDomain(String domain);
}
