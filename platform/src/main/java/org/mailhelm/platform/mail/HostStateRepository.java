package org.mailhelm.platform.mail;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailhelm.platform.storage.EpochMillis;
import org.mailhelm.platform.storage.PlainReads;

@JdbcRepository(dialect = Dialect.ANSI)
abstract class HostStateRepository implements CrudRepository<HostState, String> {

    private static final String ALL =
            "select connection_id, version, read_at, doubted, tried_at, problem from mail_host_state";

    private final PlainReads reads;

    HostStateRepository(PlainReads reads) {
        this.reads = reads;
    }

    /** By connection. */
    Map<String, HostState> all() {
        return reads.all(ALL, HostStateRepository::read, List.of()).stream()
                .collect(Collectors.toMap(HostState::connectionId, Function.identity()));
    }

    private static HostState read(ResultSet row) throws SQLException {
        return new HostState(
                row.getString(1),
                row.getLong(2),
                EpochMillis.read(row, 3),
                row.getBoolean(4),
                EpochMillis.read(row, 5),
                row.getString(6));
    }

    @Query("insert into mail_host_state (connection_id, version, doubted) values (:connectionId, 0, false) on"
            + " conflict do nothing")
    abstract void ensure(String connectionId);

    @Query("update mail_host_state set version = version + 1 where connection_id = :connectionId")
    abstract void changed(String connectionId);

    /** Takes the row's lock, so that what is compared holds until the transaction ends. */
    @Query("update mail_host_state set version = version where connection_id = :connectionId and version = :version")
    abstract int lockAt(String connectionId, long version);

    @Query("update mail_host_state set read_at = :now, tried_at = :now, doubted = false, problem = null "
            + "where connection_id = :connectionId")
    abstract void read(String connectionId, long now);

    @Query("update mail_host_state set tried_at = :now, problem = :problem where connection_id = :connectionId")
    abstract void failed(String connectionId, long now, String problem);

    @Query("update mail_host_state set version = version + 1, doubted = true where connection_id = :connectionId")
    abstract void doubted(String connectionId);
}
