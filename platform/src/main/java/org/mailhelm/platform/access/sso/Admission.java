package org.mailhelm.platform.access.sso;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpStatus;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mailhelm.platform.access.Accounts;
import org.mailhelm.platform.access.Accounts.Account;
import org.mailhelm.platform.access.SignedIn;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.web.Refused;

/**
 * Decides who gets in and as what. An identity is an issuer and a subject; an address or a name never leads to an account.
 * Whom the rules made an administrator is one as long as they say so, asked at each sign-in.
 */
@Singleton
class Admission {

    private static final Duration RECENT = Duration.ofMinutes(10);

    private final IdentityRepository identities;
    private final Accounts accounts;
    private final Audit audit;
    private final TransactionOperations<Connection> transactions;
    private final ObjectMapper json;
    private final Clock clock;

    @Inject
    Admission(
            IdentityRepository identities,
            Accounts accounts,
            Audit audit,
            TransactionOperations<Connection> transactions,
            ObjectMapper json,
            Clock clock) {
        this.identities = identities;
        this.accounts = accounts;
        this.audit = audit;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /** What would be decided; changes nothing. */
    Verdict verdict(SsoSettings settings, ProviderClaims claims) {
        boolean administrator = settings.administrator(claims);
        if (claims.unverified()) {
            return refused("The identity provider has not verified the address " + claims.address() + ".");
        }
        Optional<Identity> identity = identities.findByIssuerAndSubject(claims.issuer(), claims.subject());
        Optional<Account> account = identity.flatMap(known -> accounts.find(known.userId()));
        if (account.isPresent()) {
            return account.get().enabled()
                    ? new Verdict(
                            Verdict.Entry.KNOWN,
                            administrator,
                            account,
                            identity,
                            "Signs in as " + account.get().loginName() + roles(administrator, identity, account.get()))
                    : refused("The account " + account.get().loginName() + " is disabled.");
        }
        if (administrator || settings.unknownUsers() == SsoSettings.Unknown.CREATE) {
            return new Verdict(
                    Verdict.Entry.NEW,
                    administrator,
                    Optional.empty(),
                    Optional.empty(),
                    "Gets a new account called " + claims.wantedName()
                            + (administrator ? ", as an administrator." : ", without rights."));
        }
        return refused("There is no account here for you. Ask an administrator for an invitation.");
    }

    private static String roles(boolean administrator, Optional<Identity> identity, Account account) {
        if (administrator) {
            return ", as an administrator.";
        }
        if (account.administrator() && identity.filter(Identity::administrator).isPresent()) {
            return ", and is no administrator any more.";
        }
        return account.administrator() ? ", who is an administrator by a decision here." : ".";
    }

    private static Verdict refused(String words) {
        return new Verdict(Verdict.Entry.REFUSED, false, Optional.empty(), Optional.empty(), words);
    }

    /**
     * Carries the verdict out.
     *
     * @throws Refused when nobody gets in
     */
    Account admit(SsoSettings settings, ProviderClaims claims) {
        Verdict verdict = verdict(settings, claims);
        return switch (verdict.entry()) {
            case REFUSED -> throw Refused.with(HttpStatus.FORBIDDEN, "sign_in_refused", verdict.words());
            case NEW -> arrived(settings, claims, verdict.administrator());
            case KNOWN -> returned(claims, verdict);
        };
    }

    private Account arrived(SsoSettings settings, ProviderClaims claims, boolean administrator) {
        return transactions.executeWrite(status -> {
            Account made = accounts.create(
                    claims.wantedName(),
                    claims.name(),
                    claims.verifiedAddress().orElse(""),
                    "made at the first sign-in with " + settings.providerName());
            save(claims, made.id(), administrator);
            return accounts.administrator(made, administrator, "by the rules for administrators");
        });
    }

    private Account returned(ProviderClaims claims, Verdict verdict) {
        Identity identity = verdict.identity().orElseThrow();
        Account account = verdict.account().orElseThrow();
        return transactions.executeWrite(status -> {
            boolean given = verdict.administrator();
            // A role that somebody here gave isn't the provider's to take.
            boolean byRules = given && (identity.administrator() || !account.administrator());
            identities.seen(identity.id(), claims.address(), words(claims.groups()), byRules, clock.millis());
            if (given && !account.administrator()) {
                return accounts.administrator(account, true, "by the rules for administrators");
            }
            if (!given && identity.administrator()) {
                return accounts.administrator(
                        account, false, "by the rules for administrators no more; signed out everywhere");
            }
            return account;
        });
    }

    /**
     * Refuses an identity that doesn't open the account of who is signed in, or that the provider vouches for because it
     * remembers the browser: the wish for a new sign-in can be taken out of the address on the way there.
     */
    void same(SignedIn who, ProviderClaims claims) {
        boolean own = identities
                .findByIssuerAndSubject(claims.issuer(), claims.subject())
                .filter(known -> known.userId().equals(who.userId()))
                .isPresent();
        if (!own) {
            throw Refused.forbidden("At the identity provider you signed in as somebody else.");
        }
        Instant longAgo = clock.instant().minus(RECENT);
        if (claims.authenticated().filter(longAgo::isAfter).isPresent()) {
            throw Refused.forbidden(
                    "The identity provider didn't ask you who you are. Sign out there, then try again.");
        }
    }

    /** Lets an identity open the account of who is signed in. */
    void connect(SignedIn who, ProviderClaims claims) {
        refuseUnverified(claims);
        transactions.executeWrite(status -> {
            free(claims, who.userId());
            save(claims, who.userId(), false);
            audit.done(AuditEvent.of("profile.update")
                    .on("user", who.loginName())
                    .says("connected " + claims.wantedName() + " of " + claims.issuer()));
            return true;
        });
    }

    /** Uses an invitation with an identity in the place of a password. */
    Account accept(SsoSettings settings, String invitationHash, ProviderClaims claims) {
        refuseUnverified(claims);
        return transactions.executeWrite(status -> {
            Account account = accounts.invited(invitationHash).orElseThrow(Admission::gone);
            free(claims, account.id());
            if (!accounts.useInvitation(invitationHash)) {
                throw gone();
            }
            boolean administrator = settings.administrator(claims);
            save(claims, account.id(), administrator && !account.administrator());
            return administrator ? accounts.administrator(account, true, "by the rules for administrators") : account;
        });
    }

    /** Takes an identity from an account that has another way to sign in. */
    void disconnect(SignedIn who, String id) {
        Account account = accounts.find(who.userId()).orElseThrow(() -> Refused.notFound("The account is gone."));
        if (!account.hasPassword()) {
            throw Refused.conflict("Without it you couldn't sign in any more, because you have no password.");
        }
        transactions.executeWrite(status -> {
            if (identities.remove(id, who.userId()) == 0) {
                throw Refused.notFound("No such identity is connected to your account.");
            }
            audit.done(
                    AuditEvent.of("profile.update").on("user", who.loginName()).says("disconnected an identity"));
            return true;
        });
    }

    List<Identity> of(String userId) {
        return identities.findByUserId(userId);
    }

    /** Whether somebody whom this issuer knows would be an administrator by these settings, as far as is known. */
    boolean anyAdministrator(SsoSettings settings, String issuer) {
        return identities.findByIssuer(issuer).stream().anyMatch(identity -> {
            Optional<Account> account = accounts.find(identity.userId()).filter(Account::enabled);
            ProviderClaims last = ProviderClaims.of(
                    issuer,
                    identity.subject(),
                    Map.of("email", identity.address(), "email_verified", true, "groups", groups(identity)));
            return account.isPresent()
                    && (settings.administrator(last) || account.get().administrator() && !identity.administrator());
        });
    }

    private void free(ProviderClaims claims, String userId) {
        identities.findByIssuerAndSubject(claims.issuer(), claims.subject()).ifPresent(known -> {
            throw Refused.conflict(
                    known.userId().equals(userId)
                            ? "This identity is connected to this account already."
                            : "This identity opens another account here already. Nothing was changed.");
        });
    }

    private static void refuseUnverified(ProviderClaims claims) {
        if (claims.unverified()) {
            throw Refused.with(
                    HttpStatus.FORBIDDEN,
                    "sign_in_refused",
                    "The identity provider has not verified the address " + claims.address() + ".");
        }
    }

    private void save(ProviderClaims claims, String userId, boolean administrator) {
        long now = clock.millis();
        identities.save(new Identity(
                UUID.randomUUID().toString(),
                claims.issuer(),
                claims.subject(),
                userId,
                claims.address(),
                words(claims.groups()),
                administrator,
                now,
                now));
    }

    private static Refused gone() {
        return Refused.notFound("This invitation was used already, or is too old. Ask who sent it for another one.");
    }

    private String words(List<String> groups) {
        try {
            return json.writeValueAsString(groups);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> groups(Identity identity) {
        try {
            return json.readValue(identity.memberOf(), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }
}
