package org.mailhelm.platform.access.sso;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.ANSI)
interface AttemptRepository extends GenericRepository<Attempt, String> {

    Attempt save(Attempt attempt);

    Optional<Attempt> findByStateHash(String stateHash);

    Optional<Attempt> findByTestIdAndUserId(String testId, String userId);

    /** 1 for whoever returns first. */
    @Query("update access_sso_attempt set used = true where state_hash = :stateHash and used = false")
    long use(String stateHash);

    @Query("update access_sso_attempt set outcome = :outcome where state_hash = :stateHash")
    void tell(String stateHash, String outcome);

    @Query("delete from access_sso_attempt where expires < :now")
    void purge(long now);
}
