package org.mailhelm.platform.mail;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.ANSI)
interface ResetRepository extends GenericRepository<ResetRow, String> {

    /** A mailbox has one at most: a new one ends the former. */
    @Query("insert into mailbox_reset (mailbox, secret_hash, expires, claimed)"
            + " values (:mailbox, :secretHash, :expires, 0)"
            + " on conflict (mailbox) do update set secret_hash = :secretHash, expires = :expires, claimed = 0")
    void put(String mailbox, String secretHash, long expires);

    Optional<ResetRow> findBySecretHash(String secretHash);

    /** 1 for the one who may use it now. */
    @Query("update mailbox_reset set claimed = :now"
            + " where secret_hash = :secretHash and expires > :now and claimed < :before")
    long claim(String secretHash, long now, long before);

    @Query("update mailbox_reset set claimed = 0 where secret_hash = :secretHash")
    void release(String secretHash);

    @Query("delete from mailbox_reset where secret_hash = :secretHash")
    void use(String secretHash);

    @Query("delete from mailbox_reset where mailbox = :mailbox")
    void forget(String mailbox);

    /** @param pattern for {@code like}, with {@code !} before what is meant literally */
    @Query("delete from mailbox_reset where mailbox like :pattern escape '!'")
    void forgetMatching(String pattern);

    @Query("delete from mailbox_reset where expires <= :now")
    void purge(long now);
}
