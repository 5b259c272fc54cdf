package org.mailhelm.platform.mail;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.Collection;
import java.util.List;

@JdbcRepository(dialect = Dialect.ANSI)
interface DomainRepository extends CrudRepository<DomainRow, String> {

    List<DomainRow> findByConnectionId(String connectionId);

    List<DomainRow> findByConnectionIdInOrderByName(Collection<String> connectionIds);

    @Query("update mail_domain set hosting = :hosting where name = :name")
    void hosting(String name, boolean hosting);

    @Query("update mail_domain set version = version + 1 where name = :name")
    void changed(String name);

    /** Takes the row's lock, so that what is compared holds until the transaction ends. */
    @Query("update mail_domain set version = version where name = :name and version = :version")
    int lockAt(String name, long version);

    @Query("update mail_domain set mailboxes = (select count(*) from mailbox where domain = :name), "
            + "used_bytes = (select coalesce(sum(used_bytes), 0) from mailbox where domain = :name) "
            + "where name = :name")
    void count(String name);

    @Query("update mail_domain set read_at = :now, tried_at = :now, doubted = false, problem = null where name = :name")
    void read(String name, long now);

    @Query("update mail_domain set tried_at = :now, problem = :problem where name = :name")
    void failed(String name, long now, String problem);

    @Query("update mail_domain set version = version + 1, doubted = true where name = :name")
    void doubted(String name);
}
