package org.mailhelm.platform.dns.health;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.ANSI)
interface HealthRepository extends CrudRepository<HealthRow, String> {

    @Query("select domain from dns_health where next_at <= :now order by next_at limit :most")
    List<String> due(long now, int most);

    /** Takes a domain for oneself; 0 when somebody else has. */
    @Query("update dns_health set next_at = :until where domain = :domain and next_at <= :now")
    int claim(String domain, long now, long until);

    /** Takes the row's lock, so that what is read next holds until the transaction ends. */
    @Query("update dns_health set domain = domain where domain = :domain")
    int lock(String domain);

    @Query("update dns_health set next_at = :now, written_by = :by, written_at = :now where domain = :domain")
    int written(String domain, String by, long now);
}
