package org.mailhelm.platform.access;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailhelm.platform.access.caller.Caller;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.start.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is signed in where. Nothing is cached, so that an ended session is over at once in every instance. */
@Singleton
class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final Duration TOUCH = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int AGENT_LENGTH = 300;

    private final SessionRepository sessions;
    private final Secrets secrets;
    private final Audit audit;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;
    private final Duration idle;
    private final Duration longest;

    Sessions(
            SessionRepository sessions,
            Secrets secrets,
            Audit audit,
            TransactionOperations<Connection> transactions,
            Clock clock,
            Variables variables) {
        this.sessions = sessions;
        this.secrets = secrets;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.idle = variables.duration("SESSION_TTL", Duration.ofHours(24));
        this.longest = idle.compareTo(LONGEST) > 0 ? idle : LONGEST;
    }

    /**
     * Signs a browser in; what it must send from now on is returned and kept nowhere.
     *
     * @param strong whether a second factor was right
     */
    String start(User user, Caller caller, String agent, boolean strong) {
        String token = secrets.token();
        Instant now = clock.instant();
        sessions.save(new Session(
                UUID.randomUUID().toString(),
                Secrets.digest(token),
                user,
                user.epoch(),
                now,
                now,
                caller.address(),
                agent.substring(0, Math.min(AGENT_LENGTH, agent.length())),
                now,
                strong));
        return token;
    }

    /** The session that a request belongs to. */
    Optional<Session> at(SignedIn who) {
        return sessions.findById(who.sessionId());
    }

    /** The user has just proved again who it is. */
    void prove(SignedIn who, boolean strong) {
        sessions.prove(who.sessionId(), clock.millis(), strong);
    }

    /** The session of a token, when it is still good. */
    Optional<Session> find(String token) {
        Instant now = clock.instant();
        Optional<Session> found =
                sessions.findByTokenHash(Secrets.digest(token)).filter(session -> good(session, now));
        found.filter(session -> session.seen().plus(TOUCH).isBefore(now)).ifPresent(this::touch);
        return found;
    }

    /** The good ones of a user, last used first. */
    List<Session> of(String userId) {
        Instant now = clock.instant();
        return sessions.findByUserIdOrderBySeenDesc(userId).stream()
                .filter(session -> good(session, now))
                .toList();
    }

    /** Ends one; false when the user has no such session. */
    boolean end(String userId, String id) {
        return sessions.endOf(userId, id) > 0;
    }

    /** Ends one that its user no longer wants; false when there is no such session. */
    boolean revoke(SignedIn who, String id) {
        return transactions.executeWrite(status -> {
            boolean ended = sessions.endOf(who.userId(), id) > 0;
            if (ended) {
                audit.done(AuditEvent.of("session.end").on("session", id));
            }
            return ended;
        });
    }

    /** Ends all of a user but the one at hand. */
    long revokeOthers(SignedIn who) {
        return transactions.executeWrite(status -> {
            long ended = sessions.endOthers(who.userId(), who.sessionId());
            if (ended > 0) {
                audit.done(
                        AuditEvent.of("session.end").on("user", who.loginName()).says(ended + " other sessions ended"));
            }
            return ended;
        });
    }

    /** Ends all of a user. */
    void endAll(String userId) {
        sessions.endAll(userId);
    }

    private boolean good(Session session, Instant now) {
        User user = session.user();
        return user.enabled()
                && session.epoch() == user.epoch()
                && session.seen().plus(idle).isAfter(now)
                && session.created().plus(longest).isAfter(now);
    }

    private void touch(Session session) {
        try {
            sessions.touch(session.id(), clock.millis());
        } catch (DataAccessException e) {
            // The request itself can still be answered; the next one tries again.
            LOG.warn("The last use of a session couldn't be written: {}", e.getMessage());
        }
    }

    @Scheduled(fixedDelay = "15m", initialDelay = "5m")
    void purge() {
        Instant now = clock.instant();
        sessions.purge(now.minus(idle).toEpochMilli(), now.minus(longest).toEpochMilli());
    }
}
