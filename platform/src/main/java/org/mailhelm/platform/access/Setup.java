package org.mailhelm.platform.access;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.platform.access.caller.Caller;
import org.mailhelm.platform.access.password.PasswordHasher;
import org.mailhelm.platform.access.password.PasswordRules;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the first administrator, once. */
@Singleton
class Setup {

    private static final Logger LOG = LoggerFactory.getLogger(Setup.class);
    private static final String PURPOSE = "set-up";

    private final Users users;
    private final Sessions sessions;
    private final SetupRepository setup;
    private final SetupCode code;
    private final PasswordHasher hasher;
    private final Attempts attempts;
    private final Audit audit;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    /** Once over, set-up stays over, so the database needn't be asked again. */
    private volatile boolean over;

    Setup(
            Users users,
            Sessions sessions,
            SetupRepository setup,
            SetupCode code,
            PasswordHasher hasher,
            Attempts attempts,
            Audit audit,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.users = users;
        this.sessions = sessions;
        this.setup = setup;
        this.code = code;
        this.hasher = hasher;
        this.attempts = attempts;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether the first administrator is still to be made. */
    boolean open() {
        if (!over) {
            over = setup.finished() > 0 || users.anyAdministrator();
        }
        return !over;
    }

    SetupResult finish(SetupRequest request, Caller caller, String agent) {
        if (!open()) {
            return new SetupResult.Over();
        }
        Optional<Duration> wait = attempts.begin(PURPOSE, PURPOSE + caller.network(), caller);
        if (wait.isPresent()) {
            return new SetupResult.TooMany(wait.get());
        }
        if (!code.matches(request.code())) {
            if (!open()) {
                // Another call was quicker and took the codes with it.
                return new SetupResult.Over();
            }
            LOG.warn("Set-up from {} refused: wrong code", caller.address());
            audit.refused(AuditEvent.of("auth.setup"), "Wrong setup code");
            return new SetupResult.Wrong(Map.of("code", "This is not the code that Mailhelm printed when it started."));
        }
        attempts.succeed(PURPOSE, PURPOSE + caller.network(), caller);
        Map<String, String> errors = problems(request);
        if (!errors.isEmpty()) {
            return new SetupResult.Wrong(errors);
        }
        String hash = hasher.hash(request.password());
        Optional<User> made = make(request, hash);
        if (made.isEmpty()) {
            return new SetupResult.Over();
        }
        over = true;
        code.forget();
        LOG.info("{} was made the first administrator from {}", made.get().loginName(), caller.address());
        return new SetupResult.Done(sessions.start(made.get(), caller, agent, false));
    }

    private Optional<User> make(SetupRequest request, String hash) {
        try {
            return transactions.executeWrite(status -> {
                if (users.anyAdministrator()) {
                    return Optional.empty();
                }
                User user = users.addAdministrator(
                        LoginNames.normal(request.username()), request.email(), hash, Users.FIRST);
                setup.finish(user.id(), clock.millis());
                setup.forgetCodes();
                return Optional.of(user);
            });
        } catch (DataAccessException e) {
            // Another call was quicker by a moment: the key of the finished row is taken.
            if (setup.finished() > 0) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Map<String, String> problems(SetupRequest request) {
        String name = LoginNames.normal(request.username());
        Map<String, String> errors = new LinkedHashMap<>();
        LoginNames.problem(name).ifPresent(error -> errors.put("username", error));
        LoginNames.addressProblem(request.email()).ifPresent(error -> errors.put("email", error));
        PasswordRules.problem(request.password(), name).ifPresent(error -> errors.put("password", error));
        return errors;
    }
}
