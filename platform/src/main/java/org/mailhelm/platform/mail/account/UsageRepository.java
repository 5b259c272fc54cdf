package org.mailhelm.platform.mail.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.Page;
import io.micronaut.data.model.Pageable;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/** Reads the snapshot by what mailboxes hold. Those of which the mail host doesn't tell are left out. */
@JdbcRepository(dialect = Dialect.ANSI)
interface UsageRepository extends GenericRepository<UsageRow, String> {

    /** @param pattern for {@code like}, with {@code !} before what is meant literally */
    @Query(
            value = "select m.address, m.domain, m.local_part, m.used_bytes, m.quota_bytes from mailbox m "
                    + "where m.domain in (select name from mail_domain where connection_id in (:connectionIds)) "
                    + "and m.used_bytes is not null and m.search like :pattern escape '!'",
            countQuery = "select count(*) from mailbox m "
                    + "where m.domain in (select name from mail_domain where connection_id in (:connectionIds)) "
                    + "and m.used_bytes is not null and m.search like :pattern escape '!'")
    Page<UsageRow> search(Collection<String> connectionIds, String pattern, Pageable page);

    @Query("select m.address, m.domain, m.local_part, m.used_bytes, m.quota_bytes from mailbox m "
            + "where m.domain in (select name from mail_domain where connection_id in (:connectionIds)) "
            + "and m.used_bytes is not null order by m.used_bytes desc, m.address")
    List<UsageRow> largest(Collection<String> connectionIds);

    @Query("select coalesce(max(m.used_bytes), 0) from mailbox m "
            + "where m.domain in (select name from mail_domain where connection_id in (:connectionIds))")
    long most(Collection<String> connectionIds);

    @Query("select count(*) from mailbox m "
            + "where m.domain in (select name from mail_domain where connection_id in (:connectionIds)) "
            + "and m.used_bytes is not null")
    long count(Collection<String> connectionIds);

    @Query("select count(*) from mail_domain where connection_id in (:connectionIds) and read_at is null")
    long unread(Collection<String> connectionIds);
}
