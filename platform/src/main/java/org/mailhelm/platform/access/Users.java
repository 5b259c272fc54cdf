package org.mailhelm.platform.access;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;

/** The accounts. */
@Singleton
class Users {

    static final String FIRST = "the first administrator";

    private final UserRepository users;
    private final SessionRepository sessions;
    private final TransactionOperations<Connection> transactions;
    private final Audit audit;
    private final Clock clock;

    Users(
            UserRepository users,
            SessionRepository sessions,
            TransactionOperations<Connection> transactions,
            Audit audit,
            Clock clock) {
        this.users = users;
        this.sessions = sessions;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    Optional<User> find(String id) {
        return users.findById(id);
    }

    Optional<User> named(String loginName) {
        return users.findByLoginName(loginName);
    }

    boolean anyAdministrator() {
        return users.existsByRole(Role.ADMINISTRATOR);
    }

    /** Makes an administrator; {@code how} is for the audit. */
    User addAdministrator(String loginName, String contactAddress, String passwordHash, String how) {
        Instant now = clock.instant();
        User user = new User(
                UUID.randomUUID().toString(),
                loginName,
                loginName,
                contactAddress,
                Role.ADMINISTRATOR,
                passwordHash,
                "",
                true,
                0,
                now,
                now);
        return audit.change(
                AuditEvent.of("delegation.update")
                        .on("user", loginName)
                        .says(how)
                        .is("is_admin", true),
                () -> users.save(user));
    }

    /** Makes the account an enabled administrator with this password and ends its sessions; false when there is none. */
    boolean resetAdministrator(String loginName, String passwordHash, String how) {
        return transactions.executeWrite(status -> {
            if (users.reset(loginName, Role.ADMINISTRATOR.name(), passwordHash, clock.millis()) == 0) {
                return false;
            }
            audit.done(AuditEvent.of("settings.admin_password_update")
                    .on("user", loginName)
                    .says(how));
            return true;
        });
    }

    /** Ends all sessions of the user too. Empty when the password was changed by somebody else meanwhile. */
    Optional<User> changePassword(User user, String passwordHash) {
        return transactions.executeWrite(status -> {
            if (users.changePassword(user.id(), user.epoch(), passwordHash, clock.millis()) == 0) {
                return Optional.empty();
            }
            sessions.endAll(user.id());
            audit.done(AuditEvent.of("profile.password_update")
                    .on("user", user.loginName())
                    .says("all sessions ended"));
            return users.findById(user.id());
        });
    }

    /** Keeps the same password under today's parameters. */
    void rehash(User user, String passwordHash) {
        users.rehash(user.id(), user.epoch(), passwordHash);
    }

    void changeProfile(String id, String displayName, String contactAddress) {
        transactions.executeWrite(status -> {
            users.findById(id).ifPresent(before -> {
                users.changeProfile(id, displayName, contactAddress, clock.millis());
                audit.done(AuditEvent.of("profile.update")
                        .on("user", before.loginName())
                        .change("display_name", before.displayName(), displayName)
                        .change("contact_email", before.contactAddress(), contactAddress));
            });
            return true;
        });
    }

    /** A disabled user is signed out at once, everywhere. */
    void enable(String id, boolean enabled) {
        transactions.executeWrite(status -> {
            users.enable(id, enabled, clock.millis());
            sessions.endAll(id);
            users.findById(id)
                    .ifPresent(user -> audit.done(AuditEvent.of("delegation.update")
                            .on("user", user.loginName())
                            .change("enabled", !enabled, enabled)));
            return true;
        });
    }
}
