package org.mailhelm.platform.connection;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.ANSI)
interface ConnectionRepository extends GenericRepository<ConnectionRow, String> {

    List<ConnectionRow> findAll();

    Optional<ConnectionRow> findById(String id);

    ConnectionRow save(ConnectionRow row);

    boolean existsByConnectorId(String connectorId);

    boolean existsByConnectorIdAndSuffix(String connectorId, String suffix);

    /** Nothing happens when somebody else was quicker. */
    @Query("update connection set name = :name, enabled = :enabled, version = version + 1, changed = :now"
            + " where id = :id and version = :version")
    long change(String id, long version, String name, boolean enabled, long now);

    @Query("delete from connection where id = :id")
    long remove(String id);
}
