package org.mailhelm.platform.access;

import io.micronaut.data.annotation.Join;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.ANSI)
interface ApiTokenRepository extends GenericRepository<ApiToken, String> {

    ApiToken save(ApiToken token);

    @Join("user")
    Optional<ApiToken> findById(String id);

    @Join("user")
    Optional<ApiToken> findBySecretHash(String secretHash);

    @Join("user")
    List<ApiToken> findByUserIdOrderByCreatedDesc(String userId);

    @Join("user")
    List<ApiToken> findAllOrderByCreatedDesc();

    @Query("update access_token set used = :now, used_from = :address where id = :id and used < :before")
    void touch(String id, long now, long before, String address);

    @Query("update access_token set secret_hash = :hash, prefix = :prefix where id = :id and secret_hash = :old")
    long rotate(String id, String old, String hash, String prefix);

    @Query("update access_token set grants = :grants where id = :id")
    long regrant(String id, String grants);

    @Query("delete from access_token where id = :id")
    long remove(String id);

    @Query("delete from access_token where user_id = :userId")
    long removeAll(String userId);
}
