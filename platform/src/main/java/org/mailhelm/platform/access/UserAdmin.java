package org.mailhelm.platform.access;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.http.HttpStatus;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.mailhelm.platform.access.factor.Factors;
import org.mailhelm.platform.access.password.PasswordHasher;
import org.mailhelm.platform.access.password.PasswordRules;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.web.Refused;

/**
 * Making, changing and removing users. Nobody gives more than they have, touches somebody who has more, takes rights from
 * themselves, or leaves the installation without an administrator. Whoever loses rights is signed out at once, and loses
 * the tokens that go beyond what is left.
 */
@Singleton
class UserAdmin {

    private static final Duration INVITED = Duration.ofDays(7);

    private final UserRepository users;
    private final GrantRepository rows;
    private final Grants grants;
    private final InvitationRepository invitations;
    private final Factors factors;
    private final SessionRepository sessions;
    private final ApiTokens tokens;
    private final PasswordHasher hasher;
    private final Secrets secrets;
    private final Audit audit;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    @Inject
    UserAdmin(
            UserRepository users,
            GrantRepository rows,
            Grants grants,
            InvitationRepository invitations,
            Factors factors,
            SessionRepository sessions,
            ApiTokens tokens,
            PasswordHasher hasher,
            Secrets secrets,
            Audit audit,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.users = users;
        this.rows = rows;
        this.grants = grants;
        this.invitations = invitations;
        this.factors = factors;
        this.sessions = sessions;
        this.tokens = tokens;
        this.hasher = hasher;
        this.secrets = secrets;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A user and what is granted. */
    record Account(User user, Rights rights, boolean invited) {

        boolean administrator() {
            return user.role() == Role.ADMINISTRATOR;
        }
    }

    List<Account> all() {
        List<User> all = users.findAllOrderByLoginName();
        Map<String, Rights> rights = grants.of(all);
        List<String> invited = invitations.open(clock.millis());
        return all.stream()
                .map(user ->
                        new Account(user, rights.getOrDefault(user.id(), Rights.NONE), invited.contains(user.id())))
                .toList();
    }

    Account one(String id) {
        return users.findById(id).map(this::account).orElseThrow(() -> Refused.notFound("There is no such user."));
    }

    Optional<Account> named(String loginName) {
        return users.findByLoginName(LoginNames.normal(loginName)).map(this::account);
    }

    private Account account(User user) {
        return new Account(
                user, grants.of(user), invitations.open(clock.millis()).contains(user.id()));
    }

    /** Makes a user; without a password, one that waits for an invitation to be used. */
    Account create(SignedIn who, String loginName, String contact, Optional<String> password, Rights rights) {
        String name = LoginNames.normal(loginName);
        LoginNames.problem(name).ifPresent(problem -> {
            throw Refused.invalid("email", problem);
        });
        LoginNames.addressProblem(contact).ifPresent(problem -> {
            throw Refused.invalid("contact_email", problem);
        });
        password.flatMap(text -> PasswordRules.problem(text, name)).ifPresent(problem -> {
            throw Refused.invalid("password", problem);
        });
        within(who, rights);
        // Without a password, nobody signs in with one.
        String hash = password.map(hasher::hash).orElse("");
        long now = clock.millis();
        User user = new User(
                UUID.randomUUID().toString(),
                name,
                name,
                contact,
                rights.administrator() ? Role.ADMINISTRATOR : Role.USER,
                hash,
                Grants.words(rights.account()),
                true,
                0,
                java.time.Instant.ofEpochMilli(now),
                java.time.Instant.ofEpochMilli(now));
        try {
            transactions.executeWrite(status -> {
                users.save(user);
                grants.put(user.id(), rights);
                audit.done(rightsEvent(user, Rights.NONE, rights).says("created"));
                return true;
            });
        } catch (DataAccessException e) {
            if (users.findByLoginName(name).isPresent()) {
                throw Refused.conflict("There is a user called " + name + " already.");
            }
            throw e;
        }
        return one(user.id());
    }

    /** Changes rights; all of the user's sessions end when any is taken away. */
    Account change(SignedIn who, String id, UnaryOperator<Rights> change) {
        transactions.executeWrite(status -> {
            users.lockAdministrators();
            Account before = touchable(who, id);
            Rights rights = change.apply(before.rights());
            if (rights.equals(before.rights())) {
                return true;
            }
            notOneself(who, before, "change your own rights");
            within(who, rights);
            if (before.administrator() && !rights.administrator()) {
                notTheLast(before);
            }
            boolean less = !rights.covers(before.rights());
            users.changeRole(
                    id,
                    (rights.administrator() ? Role.ADMINISTRATOR : Role.USER).name(),
                    Grants.words(rights.account()),
                    less ? 1 : 0,
                    clock.millis());
            grants.put(id, rights.administrator() ? Rights.NONE : rights);
            AuditEvent event = rightsEvent(before.user(), before.rights(), rights);
            if (less) {
                sessions.endAll(id);
                long gone = tokens.endBeyond(id, rights);
                event = event.says("signed out everywhere"
                        + (gone == 0 ? "" : gone == 1 ? ", 1 API token ended" : ", " + gone + " API tokens ended"));
            }
            audit.done(event);
            return true;
        });
        return one(id);
    }

    void changeProfile(SignedIn who, String id, String displayName, String contact) {
        LoginNames.addressProblem(contact).ifPresent(problem -> {
            throw Refused.invalid("contact_email", problem);
        });
        transactions.executeWrite(status -> {
            User before = touchable(who, id).user();
            String name = displayName.isEmpty() ? before.loginName() : displayName;
            users.changeProfile(id, name, contact, clock.millis());
            audit.done(AuditEvent.of("delegation.update")
                    .on("user", before.loginName())
                    .change("display_name", before.displayName(), name)
                    .change("contact_email", before.contactAddress(), contact));
            return true;
        });
    }

    /** Switches a user on or off; off signs the user out everywhere, and no token works. */
    void enable(SignedIn who, String id, boolean enabled) {
        transactions.executeWrite(status -> {
            users.lockAdministrators();
            Account before = touchable(who, id);
            if (before.user().enabled() == enabled) {
                return true;
            }
            notOneself(who, before, "disable yourself");
            if (!enabled && before.administrator()) {
                notTheLast(before);
            }
            users.enable(id, enabled, clock.millis());
            sessions.endAll(id);
            audit.done(AuditEvent.of("delegation.update")
                    .on("user", before.user().loginName())
                    .change("enabled", !enabled, enabled));
            return true;
        });
    }

    /** Sets another password and signs the user out everywhere. */
    void setPassword(SignedIn who, String id, String password) {
        Account account = touchable(who, id);
        PasswordRules.problem(password, account.user().loginName()).ifPresent(problem -> {
            throw Refused.invalid("password", problem);
        });
        String hash = hasher.hash(password);
        transactions.executeWrite(status -> {
            User user = touchable(who, id).user();
            users.changePassword(id, user.epoch(), hash, clock.millis());
            sessions.endAll(id);
            invitations.forget(id);
            audit.done(AuditEvent.of("delegation.update")
                    .on("user", user.loginName())
                    .secret("password"));
            return true;
        });
    }

    /** Takes all second factors from a user who lost them, and signs the user out everywhere. */
    void removeFactors(SignedIn who, String id) {
        transactions.executeWrite(status -> {
            Account before = touchable(who, id);
            notOneself(who, before, "take the second factor from yourself here");
            if (!factors.removeAll(id)) {
                throw Refused.conflict(before.user().loginName() + " has no second factor.");
            }
            users.nextEpoch(id, clock.millis());
            sessions.endAll(id);
            audit.done(AuditEvent.of("user.factor_remove")
                    .on("user", before.user().loginName())
                    .says("all second factors taken away, signed out everywhere"));
            return true;
        });
    }

    /** Removes a user with all grants, sessions and tokens. */
    void remove(SignedIn who, String id) {
        transactions.executeWrite(status -> {
            users.lockAdministrators();
            Account before = touchable(who, id);
            notOneself(who, before, "remove yourself");
            if (before.administrator()) {
                notTheLast(before);
            }
            sessions.endAll(id);
            tokens.endBeyond(id, Rights.NONE);
            rows.removeAll(id);
            users.remove(id);
            audit.done(rightsEvent(before.user(), before.rights(), Rights.NONE, "delegation.revoke"));
            return true;
        });
    }

    /** A secret with which the user may choose a password, once, within a week. Earlier ones are over. */
    String invite(SignedIn who, String id) {
        Account account = touchable(who, id);
        String secret = secrets.token();
        audit.change(
                AuditEvent.of("user.invite")
                        .on("user", account.user().loginName())
                        .says("a link to choose a password, good for " + INVITED.toDays() + " days"),
                () -> {
                    invitations.forget(id);
                    invitations.save(new Invitation(Secrets.digest(secret), id, clock.millis() + INVITED.toMillis()));
                    return true;
                });
        return secret;
    }

    private Account touchable(SignedIn who, String id) {
        Account account = one(id);
        if (!who.rights().covers(account.rights())) {
            throw Refused.forbidden(
                    account.user().loginName() + " has rights that you don't have. Nothing was changed.");
        }
        return account;
    }

    private static void within(SignedIn who, Rights rights) {
        if (!who.rights().covers(rights)) {
            throw Refused.forbidden("You can't grant what you don't have yourself. Nothing was changed.");
        }
    }

    private static void notOneself(SignedIn who, Account account, String what) {
        if (account.user().id().equals(who.userId())) {
            throw Refused.conflict("You can't " + what + ". Ask another administrator.");
        }
    }

    private void notTheLast(Account account) {
        if (account.user().enabled() && users.administrators() <= 1) {
            throw Refused.with(
                    HttpStatus.CONFLICT,
                    "last_administrator",
                    account.user().loginName() + " is the last administrator. Make another one first.");
        }
    }

    private static AuditEvent rightsEvent(User user, Rights before, Rights after) {
        return rightsEvent(user, before, after, "delegation.update");
    }

    private static AuditEvent rightsEvent(User user, Rights before, Rights after, String action) {
        AuditEvent event = AuditEvent.of(action)
                .on("user", user.loginName())
                .change("is_admin", before.administrator(), after.administrator())
                .change(
                        "account",
                        String.join(", ", Right.words(before.account())),
                        String.join(", ", Right.words(after.account())));
        TreeSet<String> domains = new TreeSet<>(before.domains().keySet());
        domains.addAll(after.domains().keySet());
        for (String domain : domains) {
            event = event.change(domain, words(before, domain), words(after, domain));
        }
        return event;
    }

    private static Optional<String> words(Rights rights, String domain) {
        return Optional.ofNullable(rights.domains().get(domain))
                .map(granted -> String.join(", ", Right.words(granted)));
    }
}
