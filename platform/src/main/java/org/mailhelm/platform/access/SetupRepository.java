package org.mailhelm.platform.access;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

@JdbcRepository(dialect = Dialect.ANSI)
interface SetupRepository extends GenericRepository<SetupCodeRow, String> {

    SetupCodeRow save(SetupCodeRow code);

    boolean existsByCodeHash(String codeHash);

    /** Fails for everybody but the first. */
    @Query("insert into access_setup (id, user_id, finished) values (1, :userId, :now)")
    void finish(String userId, long now);

    @Query("select count(*) from access_setup")
    long finished();

    @Query("delete from access_setup_code")
    void forgetCodes();
}
