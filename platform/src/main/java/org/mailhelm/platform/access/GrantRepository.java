package org.mailhelm.platform.access;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.ANSI)
interface GrantRepository extends GenericRepository<Grant, String> {

    List<Grant> findByUserId(String userId);

    List<Grant> findAll();

    @Query("insert into access_grant (user_id, domain, rights) values (:userId, :domain, :rights)"
            + " on conflict (user_id, domain) do update set rights = excluded.rights")
    void put(String userId, String domain, String rights);

    @Query("delete from access_grant where user_id = :userId")
    void removeAll(String userId);

    @Query("delete from access_grant where domain = :domain")
    long removeDomain(String domain);
}
