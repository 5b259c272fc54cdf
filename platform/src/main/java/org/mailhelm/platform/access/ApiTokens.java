package org.mailhelm.platform.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mailhelm.platform.access.caller.Networks;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.secret.Hmac;
import org.mailhelm.platform.secret.StableKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * API tokens. A token may what was granted to it, as far as its owner may it still; so it ends, and shrinks, with its
 * owner. The secret is random and long, so a single keyed digest finds it: no slow hash, for good tokens and for bad ones.
 */
@Singleton
class ApiTokens {

    static final String MARK = "mhm_";

    private static final Logger LOG = LoggerFactory.getLogger(ApiTokens.class);
    private static final int SHOWN = 12;
    private static final long TOUCH = Duration.ofMinutes(1).toMillis();
    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

    private final ApiTokenRepository tokens;
    private final Users users;
    private final Grants grants;
    private final Secrets secrets;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;
    private final Hmac key;

    @Inject
    ApiTokens(
            ApiTokenRepository tokens,
            Users users,
            Grants grants,
            Secrets secrets,
            Audit audit,
            ObjectMapper json,
            Clock clock,
            StableKeys keys) {
        this.tokens = tokens;
        this.users = users;
        this.grants = grants;
        this.secrets = secrets;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
        this.key = new Hmac(keys.of(StableKeys.Use.API_TOKEN));
    }

    /** A token, and the secret that is shown this once. */
    record Made(ApiToken token, String secret) {}

    /** What a token shall be. */
    record Wanted(String label, Rights rights, List<String> networks, long expires) {}

    /** Makes a token. Its rights must have been checked to be the owner's. */
    Made make(String userId, Wanted wanted) {
        User owner = users.find(userId).orElseThrow();
        String secret = MARK + secrets.token();
        ApiToken token = new ApiToken(
                UUID.randomUUID().toString(),
                digest(secret),
                secret.substring(0, SHOWN),
                wanted.label(),
                owner,
                wanted.rights().administrator(),
                Grants.words(wanted.rights().account()),
                text(wanted.rights()),
                String.join(",", wanted.networks()),
                clock.millis(),
                wanted.expires(),
                0,
                "");
        audit.change(
                AuditEvent.of("api_token.create")
                        .on("api token", wanted.label())
                        .is("id", token.id())
                        .is("is_admin", token.administrator())
                        .is("account", token.rights())
                        .is("grants", token.grants())
                        .is("networks", token.networks()),
                () -> tokens.save(token));
        return new Made(token, secret);
    }

    /** Who a secret stands for; nothing when it is no good, expired, of a disabled user or from elsewhere. */
    Optional<SignedIn> find(String secret, String address) {
        if (!secret.startsWith(MARK)) {
            return Optional.empty();
        }
        long now = clock.millis();
        Optional<ApiToken> found = tokens.findBySecretHash(digest(secret))
                .filter(token -> token.user().enabled())
                .filter(token -> token.expires() == 0 || token.expires() > now)
                .filter(token ->
                        token.networks().isEmpty() || Networks.contain(Networks.split(token.networks()), address));
        found.filter(token -> token.used() + TOUCH <= now).ifPresent(token -> touch(token, now, address));
        return found.map(token -> new SignedIn(
                token.user().id(),
                token.user().loginName(),
                token.label(),
                token.user().role(),
                rights(token).within(grants.of(token.user())),
                "",
                token.id()));
    }

    Rights rights(ApiToken token) {
        if (token.administrator()) {
            return Rights.ALL;
        }
        Map<String, Set<Right>> domains = new TreeMap<>();
        words(token.grants()).forEach((domain, said) -> domains.put(domain, Right.parseAll(Right.Scope.DOMAIN, said)));
        return new Rights(false, Right.parseAll(Right.Scope.ACCOUNT, token.rights()), domains);
    }

    /** One's own, or all of them for an administrator. */
    List<ApiToken> seenBy(SignedIn who) {
        return who.rights().administrator()
                ? tokens.findAllOrderByCreatedDesc()
                : tokens.findByUserIdOrderByCreatedDesc(who.userId());
    }

    /** Ends a token at once; false when this user has none of that id. */
    boolean revoke(SignedIn who, String id) {
        Optional<ApiToken> token = tokens.findById(id)
                .filter(each -> who.rights().administrator() || each.user().id().equals(who.userId()));
        return token.isPresent()
                && audit.change(
                                AuditEvent.of("api_token.revoke")
                                        .on("api token", token.get().label())
                                        .was("id", id),
                                () -> tokens.remove(id))
                        > 0;
    }

    /** Gives a token a new secret; the old one is over at once. Nothing when it is gone, or was rotated just now. */
    Optional<Made> rotate(String id) {
        return tokens.findById(id).flatMap(token -> {
            String secret = MARK + secrets.token();
            long changed = audit.change(
                    AuditEvent.of("api_token.rotate")
                            .on("api token", token.label())
                            .was("id", id),
                    () -> tokens.rotate(id, token.secretHash(), digest(secret), secret.substring(0, SHOWN)));
            return changed == 0 ? Optional.empty() : tokens.findById(id).map(young -> new Made(young, secret));
        });
    }

    /** Ends the tokens of a user that may more than the user may now. In a transaction of the caller; how many. */
    long endBeyond(String userId, Rights left) {
        long gone = 0;
        for (ApiToken token : tokens.findByUserIdOrderByCreatedDesc(userId)) {
            if (!left.covers(rights(token))) {
                gone += tokens.remove(token.id());
            }
        }
        return gone;
    }

    /** Takes a domain out of the grants of all tokens. In a transaction of the caller; how many had it. */
    long withdraw(String domain) {
        long changed = 0;
        for (ApiToken token : tokens.findAllOrderByCreatedDesc()) {
            Rights had = rights(token);
            if (had.domains().containsKey(domain)) {
                Map<String, Set<Right>> left = new TreeMap<>(had.domains());
                left.remove(domain);
                changed += tokens.regrant(token.id(), text(new Rights(false, had.account(), left)));
            }
        }
        return changed;
    }

    private void touch(ApiToken token, long now, String address) {
        try {
            tokens.touch(token.id(), now, now - TOUCH + 1, address);
        } catch (DataAccessException e) {
            // The request itself can still be answered; the next one tries again.
            LOG.warn("The last use of a token couldn't be written: {}", e.getMessage());
        }
    }

    private String digest(String secret) {
        return key.hex(secret);
    }

    private String text(Rights rights) {
        Map<String, String> words = rights.domains().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> Grants.words(entry.getValue()), (a, b) -> a, TreeMap::new));
        try {
            return json.writeValueAsString(words);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> words(String stored) {
        try {
            return json.readValue(stored, WORDS);
        } catch (JsonProcessingException e) {
            // What can't be read grants nothing.
            return Map.of();
        }
    }
}
