package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.web.Refused;

/** What ways to sign in other than by password may do with accounts. */
@Singleton
public class Accounts {

    private final UserRepository users;
    private final Grants grants;
    private final InvitationRepository invitations;
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final SignInSteps steps;
    private final Audit audit;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    @Inject
    Accounts(
            UserRepository users,
            Grants grants,
            InvitationRepository invitations,
            Sessions sessions,
            ApiTokens tokens,
            SignInSteps steps,
            Audit audit,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.users = users;
        this.grants = grants;
        this.invitations = invitations;
        this.sessions = sessions;
        this.tokens = tokens;
        this.steps = steps;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** An account, without what only its own page needs. */
    public record Account(String id, String loginName, boolean enabled, boolean administrator, boolean hasPassword) {

        static Account of(User user) {
            return new Account(
                    user.id(), user.loginName(), user.enabled(), user.role() == Role.ADMINISTRATOR, user.hasPassword());
        }
    }

    /** The account with that id. */
    public Optional<Account> find(String id) {
        return users.findById(id).map(Account::of);
    }

    /** How many enabled administrators need no provider to sign in. */
    public long localAdministrators() {
        return users.localAdministrators();
    }

    /**
     * Makes an account without a password and without rights.
     *
     * @throws Refused when there is one of that name, whoever that is
     */
    public Account create(String wanted, String displayName, String contact, String why) {
        String name = LoginNames.normal(wanted);
        if (LoginNames.problem(name).isPresent()) {
            throw Refused.with(
                    HttpStatus.FORBIDDEN,
                    "name_unusable",
                    "No account can be called as the identity provider calls you. Ask an administrator for an"
                            + " invitation.");
        }
        Instant now = clock.instant();
        User user = new User(
                UUID.randomUUID().toString(),
                name,
                displayName.isEmpty() ? name : displayName,
                LoginNames.addressProblem(contact).isEmpty() ? contact : "",
                Role.USER,
                "",
                "",
                true,
                0,
                now,
                now);
        return transactions.executeWrite(status -> {
            if (users.findByLoginName(name).isPresent()) {
                throw Refused.conflict("There is an account called " + name
                        + " already, and a name proves nothing. Sign in with its password and connect the identity"
                        + " provider on the account page, or ask an administrator for an invitation.");
            }
            users.save(user);
            audit.done(AuditEvent.of("delegation.update").on("user", name).says(why));
            return Account.of(user);
        });
    }

    /** Makes somebody an administrator, or takes it back and signs them out everywhere. */
    public Account administrator(Account account, boolean administrator, String why) {
        if (account.administrator() == administrator) {
            return account;
        }
        return transactions.executeWrite(status -> {
            users.lockAdministrators();
            User before = users.findById(account.id()).orElseThrow(() -> Refused.forbidden("The account is gone."));
            users.changeRole(
                    before.id(),
                    (administrator ? Role.ADMINISTRATOR : Role.USER).name(),
                    before.rights(),
                    administrator ? 0 : 1,
                    clock.millis());
            User after = users.findById(account.id()).orElseThrow();
            AuditEvent event = AuditEvent.of("delegation.update")
                    .on("user", before.loginName())
                    .says(why)
                    .change("is_admin", !administrator, administrator);
            if (!administrator) {
                Rights left = grants.of(after);
                sessions.endAll(before.id());
                tokens.endBeyond(before.id(), left);
            }
            audit.done(event);
            return Account.of(after);
        });
    }

    /** Whom an invitation is for, while it is good. The secret itself or its digest is asked with. */
    public Optional<Account> invited(String secretHash) {
        return invitations
                .findBySecretHash(secretHash)
                .filter(invitation -> invitation.expires() > clock.millis())
                .flatMap(invitation -> users.findById(invitation.userId()))
                .filter(User::enabled)
                .map(Account::of);
    }

    /** Uses up an invitation; false when somebody else was quicker. In a transaction of the caller. */
    public boolean useInvitation(String secretHash) {
        return invitations.use(secretHash) > 0;
    }

    /**
     * Somebody proved who they are without a password: signs the browser in, or asks for the second factor first.
     *
     * @param how for the audit, as in "with Keycloak"
     * @param next one of our own addresses
     */
    public MutableHttpResponse<?> signIn(HttpRequest<?> request, Account account, String how, String next) {
        if (find(account.id()).filter(Account::enabled).isEmpty()) {
            throw Refused.forbidden("The account is disabled. Nobody was signed in.");
        }
        return steps.afterFirst(request, account.id(), how, next);
    }
}
