package org.mailhelm.platform.access.factor;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.ANSI)
interface CeremonyRepository extends GenericRepository<Ceremony, String> {

    @Query("insert into access_ceremony (binding, content, expires) values (:binding, :content, :expires)"
            + " on conflict (binding) do update set content = :content, expires = :expires")
    void put(String binding, String content, long expires);

    Optional<Ceremony> findByBinding(String binding);

    /** 1 for whoever takes it first. */
    @Query("delete from access_ceremony where binding = :binding and content = :content")
    long take(String binding, String content);

    @Query("delete from access_ceremony where expires <= :now")
    void purge(long now);
}
