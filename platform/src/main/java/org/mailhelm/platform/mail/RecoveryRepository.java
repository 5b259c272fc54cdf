package org.mailhelm.platform.mail;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.ANSI)
interface RecoveryRepository extends CrudRepository<RecoveryRow, String> {

    @Query("insert into recovery_address (mailbox, address, changed) values (:mailbox, :address, :changed) "
            + "on conflict (mailbox) do update set address = :address, changed = :changed")
    void put(String mailbox, String address, long changed);

    /** @param pattern for {@code like}, with {@code !} before what is meant literally */
    @Query("select * from recovery_address where mailbox like :pattern escape '!'")
    List<RecoveryRow> matching(String pattern);

    @Query("delete from recovery_address where mailbox like :pattern escape '!'")
    void deleteMatching(String pattern);
}
