package org.mailhelm.platform.installation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.ANSI)
interface InstallationRepository extends GenericRepository<InstallationRow, String> {

    List<InstallationRow> findAll();

    @Query("insert into installation_setting (name, content) values (:name, :content)"
            + " on conflict (name) do update set content = excluded.content")
    void put(String name, String content);

    @Query("delete from installation_setting where name = :name")
    void remove(String name);
}
