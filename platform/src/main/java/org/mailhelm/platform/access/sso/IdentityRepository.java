package org.mailhelm.platform.access.sso;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.ANSI)
interface IdentityRepository extends GenericRepository<Identity, String> {

    Identity save(Identity identity);

    Optional<Identity> findByIssuerAndSubject(String issuer, String subject);

    List<Identity> findByIssuer(String issuer);

    List<Identity> findByUserId(String userId);

    @Query("update access_identity set address = :address, member_of = :memberOf, administrator = :administrator,"
            + " used = :now where id = :id")
    void seen(String id, String address, String memberOf, boolean administrator, long now);

    @Query("delete from access_identity where id = :id and user_id = :userId")
    long remove(String id, String userId);
}
