package org.mailhelm.platform.mail.copy;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

@JdbcRepository(dialect = Dialect.ANSI)
interface CopyRepository extends CrudRepository<CopyRow, String> {

    /** Nothing happens when the domain is gone meanwhile. */
    @Query("insert into mail_copy (id, domain, version, entries, doubted) "
            + "select :id, name, 0, 0, false from mail_domain where name = :domain on conflict do nothing")
    void ensure(String id, String domain);

    @Query("insert into mail_copy (id, version, entries, doubted) values (:id, 0, 0, false) on conflict do nothing")
    void ensure(String id);

    /** @return 0 when Mailhelm changed something since the version */
    @Query("update mail_copy set content = :content, entries = :entries, read_at = :now, tried_at = :now, "
            + "doubted = false, problem = null where id = :id and version = :version")
    int store(String id, long version, String content, int entries, long now);

    @Query("update mail_copy set tried_at = :now, problem = :problem where id = :id")
    void failed(String id, long now, String problem);

    @Query("update mail_copy set version = version + 1, content = :content, entries = :entries where id = :id")
    void changed(String id, String content, int entries);

    @Query("update mail_copy set version = version + 1, doubted = true where id = :id")
    void doubted(String id);
}
