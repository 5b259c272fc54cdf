package org.mailhelm.platform.access.factor;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.ANSI)
interface PasskeyRepository extends GenericRepository<Passkey, String> {

    Passkey save(Passkey passkey);

    List<Passkey> findByUserIdOrderByCreated(String userId);

    Optional<Passkey> findByCredentialId(String credentialId);

    int countByUserId(String userId);

    /** 1 unless another use came in between. */
    @Query("update access_passkey set counter = :now, verified = :verified, backed_up = :backedUp, used = :used"
            + " where id = :id and counter = :before")
    long use(String id, long before, long now, boolean verified, boolean backedUp, long used);

    @Query("delete from access_passkey where id = :id and user_id = :userId")
    long remove(String userId, String id);

    @Query("delete from access_passkey where user_id = :userId")
    long removeAll(String userId);

    @Query("select user_id from access_passkey union select user_id from access_authenticator")
    List<String> usersWithFactor();
}
