package org.mailhelm.platform.connection;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.ANSI)
interface SettingRepository extends GenericRepository<SettingRow, String> {

    List<SettingRow> findAll();

    List<SettingRow> findByConnectionId(String connectionId);

    @Query("insert into connection_setting (connection_id, component, content, sealed)"
            + " values (:connectionId, :component, :content, :sealed)"
            + " on conflict (connection_id, component)"
            + " do update set content = excluded.content, sealed = excluded.sealed")
    void put(String connectionId, String component, String content, boolean sealed);

    @Query("delete from connection_setting where connection_id = :connectionId and component = :component")
    void remove(String connectionId, String component);

    @Query("delete from connection_setting where connection_id = :connectionId")
    void removeAll(String connectionId);
}
