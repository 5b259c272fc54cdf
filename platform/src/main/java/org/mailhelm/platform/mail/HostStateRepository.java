package org.mailhelm.platform.mail;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

@JdbcRepository(dialect = Dialect.ANSI)
interface HostStateRepository extends CrudRepository<HostState, String> {

    @Query("insert into mail_host_state (connection_id, version, doubted) values (:connectionId, 0, false) on"
            + " conflict do nothing")
    void ensure(String connectionId);

    @Query("update mail_host_state set version = version + 1 where connection_id = :connectionId")
    void changed(String connectionId);

    /** Takes the row's lock, so that what is compared holds until the transaction ends. */
    @Query("update mail_host_state set version = version where connection_id = :connectionId and version = :version")
    int lockAt(String connectionId, long version);

    @Query("update mail_host_state set read_at = :now, tried_at = :now, doubted = false, problem = null "
            + "where connection_id = :connectionId")
    void read(String connectionId, long now);

    @Query("update mail_host_state set tried_at = :now, problem = :problem where connection_id = :connectionId")
    void failed(String connectionId, long now, String problem);

    @Query("update mail_host_state set version = version + 1, doubted = true where connection_id = :connectionId")
    void doubted(String connectionId);
}
