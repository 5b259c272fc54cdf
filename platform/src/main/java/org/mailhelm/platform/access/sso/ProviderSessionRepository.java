package org.mailhelm.platform.access.sso;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.ANSI)
interface ProviderSessionRepository extends GenericRepository<ProviderSession, String> {

    @Query("insert into access_sso_session (browser_hash, user_id, id_token, expires)"
            + " values (:browserHash, :userId, :idToken, :expires)"
            + " on conflict (browser_hash) do update set user_id = excluded.user_id, id_token = excluded.id_token,"
            + " expires = excluded.expires")
    void put(String browserHash, String userId, String idToken, long expires);

    Optional<ProviderSession> findByBrowserHashAndUserId(String browserHash, String userId);

    @Query("delete from access_sso_session where browser_hash = :browserHash")
    void remove(String browserHash);

    @Query("delete from access_sso_session where expires < :now")
    void purge(long now);

    List<ProviderSession> findAll();

    @Query("update access_sso_session set id_token = :idToken where browser_hash = :browserHash")
    void reseal(String browserHash, String idToken);
}
