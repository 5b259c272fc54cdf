package org.mailhelm.platform.dns.health;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.Page;
import io.micronaut.data.model.Pageable;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.PageableRepository;
import java.util.Collection;

@JdbcRepository(dialect = Dialect.ANSI)
interface EventRepository extends PageableRepository<EventRow, String> {

    Page<EventRow> findByDomain(String domain, Pageable page);

    Page<EventRow> findByDomainIn(Collection<String> domains, Pageable page);

    @Query("delete from dns_event where at < :before")
    void deleteBefore(long before);

    @Query("delete from dns_event where domain = :domain")
    void deleteOf(String domain);
}
