package org.mailhelm.platform.access.factor;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.ANSI)
interface AuthenticatorRepository extends GenericRepository<Authenticator, String> {

    Authenticator save(Authenticator authenticator);

    List<Authenticator> findAll();

    Optional<Authenticator> findByUserId(String userId);

    /** 1 for whoever uses this step, or a later one, first. */
    @Query("update access_authenticator set last_step = :step where user_id = :userId and last_step < :step")
    long use(String userId, long step);

    @Query("update access_authenticator set content = :content where user_id = :userId")
    void seal(String userId, String content);

    @Query("delete from access_authenticator where user_id = :userId")
    long remove(String userId);
}
