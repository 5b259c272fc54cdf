package org.mailhelm.platform.access;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.ANSI)
interface InvitationRepository extends GenericRepository<Invitation, String> {

    Invitation save(Invitation invitation);

    Optional<Invitation> findBySecretHash(String secretHash);

    @Query("select user_id from access_invitation where expires > :now")
    List<String> open(long now);

    /** 1 for whoever uses it first. */
    @Query("delete from access_invitation where secret_hash = :secretHash")
    long use(String secretHash);

    @Query("delete from access_invitation where user_id = :userId")
    void forget(String userId);
}
