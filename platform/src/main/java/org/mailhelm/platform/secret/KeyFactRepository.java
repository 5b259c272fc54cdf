package org.mailhelm.platform.secret;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.ANSI)
interface KeyFactRepository extends GenericRepository<KeyFact, String> {

    Optional<KeyFact> findByName(String name);

    /** Another instance may be writing the same at this moment; the first one counts. */
    @Query("insert into installation (name, content) values (:name, :content) on conflict (name) do nothing")
    void saveFirst(String name, String content);

    @Query("update installation set content = :content where name = :name and content = :before")
    long replace(String name, String before, String content);
}
