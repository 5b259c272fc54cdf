package org.mailhelm.platform.dns.heal;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

@JdbcRepository(dialect = Dialect.ANSI)
interface HealingRepository extends CrudRepository<HealingRow, String> {

    @Query("insert into dns_healing (domain, tries, next_try) values (:domain, 0, :now) on conflict do nothing")
    void ensure(String domain, long now);

    /** Has it looked after at once, unless it was healed just now and waits. */
    @Query("update dns_healing set next_try = :now where domain = :domain and tries = 0")
    void hurry(String domain, long now);

    /** @return 0 when another instance took it, or it isn't due */
    @Query("update dns_healing set next_try = :next where domain = :domain and next_try <= :now")
    int claim(String domain, long now, long next);

    @Query("update dns_healing set tries = :tries, next_try = :next, healed_at = :now where domain = :domain")
    void healed(String domain, int tries, long next, long now);

    @Query("update dns_healing set tries = 0 where domain = :domain")
    void calm(String domain);
}
