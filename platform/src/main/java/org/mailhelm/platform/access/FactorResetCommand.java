package org.mailhelm.platform.access;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Clock;
import java.util.Optional;
import org.mailhelm.platform.access.factor.Factors;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.start.CommandOver;

/**
 * Takes the second factors from a user instead of starting: {@code mailhelm reset-factor NAME}, for who lost them when no
 * administrator can sign in any more.
 */
@Context
@Requires(property = FactorResetCommand.PROPERTY)
final class FactorResetCommand {

    static final String PROPERTY = "mailhelm.reset-factor";

    @Inject
    FactorResetCommand(
            @Value("${" + PROPERTY + "}") String name,
            UserRepository users,
            SessionRepository sessions,
            Factors factors,
            Audit audit,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        Optional<User> user = users.findByLoginName(LoginNames.normal(name));
        if (user.isEmpty()) {
            throw new CommandOver(false, "There is no user called " + name + ".");
        }
        String login = user.get().loginName();
        boolean had = transactions.executeWrite(status -> {
            if (!factors.removeAll(user.get().id())) {
                return false;
            }
            users.nextEpoch(user.get().id(), clock.millis());
            sessions.endAll(user.get().id());
            audit.done(AuditEvent.of("user.factor_remove")
                    .on("user", login)
                    .says("all second factors taken away from the command line, signed out everywhere"));
            return true;
        });
        throw new CommandOver(
                had,
                had
                        ? login + " has no second factor any more and signs in by password."
                        : login + " has no second factor. Nothing was changed.");
    }
}
