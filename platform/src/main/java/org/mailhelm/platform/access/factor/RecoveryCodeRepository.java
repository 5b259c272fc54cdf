package org.mailhelm.platform.access.factor;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

@JdbcRepository(dialect = Dialect.ANSI)
interface RecoveryCodeRepository extends GenericRepository<RecoveryCodeRow, String> {

    @Query("insert into access_recovery_code (user_id, code_hash) values (:userId, :codeHash)")
    void add(String userId, String codeHash);

    /** 1 for whoever uses it first. */
    @Query("delete from access_recovery_code where user_id = :userId and code_hash = :codeHash")
    long use(String userId, String codeHash);

    @Query("select count(*) from access_recovery_code where user_id = :userId")
    int left(String userId);

    @Query("delete from access_recovery_code where user_id = :userId")
    void removeAll(String userId);
}
