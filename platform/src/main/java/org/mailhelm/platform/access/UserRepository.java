package org.mailhelm.platform.access;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.ANSI)
interface UserRepository extends GenericRepository<User, String> {

    User save(User user);

    Optional<User> findById(String id);

    Optional<User> findByLoginName(String loginName);

    boolean existsByRole(Role role);

    /** Ends every session too, by the new epoch. Nothing happens when somebody else was quicker. */
    @Query("update access_user set password_hash = :hash, epoch = epoch + 1, changed = :now"
            + " where id = :id and epoch = :epoch")
    long changePassword(String id, int epoch, String hash, long now);

    /** The same password under other parameters. */
    @Query("update access_user set password_hash = :hash where id = :id and epoch = :epoch")
    void rehash(String id, int epoch, String hash);

    @Query("update access_user set password_hash = :hash, role = :role, enabled = true, epoch = epoch + 1,"
            + " changed = :now where login_name = :loginName")
    long reset(String loginName, String role, String hash, long now);

    @Query("update access_user set display_name = :displayName, contact_address = :contactAddress, changed = :now"
            + " where id = :id")
    void changeProfile(String id, String displayName, String contactAddress, long now);

    /** Ends every session and every pending sign-in, by the new epoch. */
    @Query("update access_user set epoch = epoch + 1, changed = :now where id = :id")
    void nextEpoch(String id, long now);

    @Query("update access_user set enabled = :enabled, epoch = epoch + 1, changed = :now where id = :id")
    void enable(String id, boolean enabled, long now);

    List<User> findAllOrderByLoginName();

    /** Locks all administrators, so that two of them can't remove each other at the same moment. */
    @Query("update access_user set epoch = epoch where role = 'ADMINISTRATOR'")
    void lockAdministrators();

    /** Those who can sign in. */
    @Query("select count(*) from access_user where role = 'ADMINISTRATOR' and enabled = true")
    long administrators();

    /** Those who can sign in without a provider. */
    @Query("select count(*) from access_user where role = 'ADMINISTRATOR' and enabled = true and password_hash <> ''")
    long localAdministrators();

    /** @param ends 1 to end all sessions */
    @Query(
            "update access_user set role = :role, rights = :rights, epoch = epoch + :ends, changed = :now where id = :id")
    void changeRole(String id, String role, String rights, int ends, long now);

    @Query("delete from access_user where id = :id")
    void remove(String id);
}
