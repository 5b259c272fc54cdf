package org.mailhelm.platform.plugin;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

/** What is remembered of plugins. */
@JdbcRepository(dialect = Dialect.ANSI)
interface PluginMemoryRepository extends CrudRepository<PluginMemoryRow, String> {

    @Query("""
            insert into plugin_memory (plugin_id, disabled, last_good) values (:pluginId, :disabled, '')
            on conflict (plugin_id) do update set disabled = excluded.disabled""")
    void switchTo(String pluginId, boolean disabled);

    @Query("""
            insert into plugin_memory (plugin_id, disabled, last_good) values (:pluginId, false, :sha256)
            on conflict (plugin_id) do update set last_good = excluded.last_good""")
    void ran(String pluginId, String sha256);
}
