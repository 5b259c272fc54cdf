package org.mailhelm.platform.idempotency;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

@JdbcRepository(dialect = Dialect.ANSI)
interface KeyRepository extends CrudRepository<KeyRow, String> {

    /** 1 for the first who comes with a key, 0 for all others. */
    @Query("insert into idempotency_key (id, request, status, answer, created) values (:id, :request, 0, '', :created) "
            + "on conflict (id) do nothing")
    int claim(String id, String request, long created);

    @Query("update idempotency_key set status = :status, answer = :answer where id = :id and status = 0")
    int answer(String id, int status, String answer);

    @Query("delete from idempotency_key where id = :id and status = 0")
    int release(String id);

    @Query("delete from idempotency_key where created < :before")
    int purge(long before);

    /** Requests that a host took with it when it ended. */
    @Query("delete from idempotency_key where id = :id and status = 0 and created < :before")
    int releaseOld(String id, long before);
}
