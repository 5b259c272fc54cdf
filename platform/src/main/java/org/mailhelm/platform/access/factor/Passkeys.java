package org.mailhelm.platform.access.factor;

import com.webauthn4j.data.AuthenticationData;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Passkeys: made and used by a browser, which answers a challenge that was handed out to it and works once. {@code browser}
 * names it: a session, a pending sign-in, or a visit.
 */
@Singleton
public class Passkeys {

    private static final int MOST = 20;
    private static final int CHALLENGE_BYTES = 32;
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final String PREFIX = "passkey ";

    private final PasskeyRepository passkeys;
    private final Ceremonies ceremonies;
    private final PasskeyOptions options;
    private final BeanProvider<PasskeyCheck> check;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    Passkeys(
            PasskeyRepository passkeys,
            Ceremonies ceremonies,
            PasskeyOptions options,
            BeanProvider<PasskeyCheck> check,
            Clock clock) {
        this.passkeys = passkeys;
        this.ceremonies = ceremonies;
        this.options = options;
        this.check = check;
        this.clock = clock;
    }

    /** Those of a user, oldest first. */
    public List<Passkey> of(String userId) {
        return passkeys.findByUserIdOrderByCreated(userId);
    }

    /** Whether a user may have one more. */
    public boolean room(String userId) {
        return passkeys.countByUserId(userId) < MOST;
    }

    /** What a browser needs to make one for a user, as JSON. */
    public String creation(String browser, RelyingParty party, String userId, String login, String display) {
        return options.creation(challenge(browser), party, userId, login, display, of(userId));
    }

    /**
     * The one that a browser made, to be kept.
     *
     * @throws PasskeyRefused when the answer is not right
     */
    public Passkey made(String browser, RelyingParty party, String userId, String name, String response) {
        String challenge = answered(browser, response);
        PasskeyCheck.Made made = check.get().made(response, party, challenge);
        if (!room(userId)) {
            throw new PasskeyRefused("there are too many");
        }
        if (passkeys.findByCredentialId(made.credentialId()).isPresent()) {
            throw new PasskeyRefused("it is known already");
        }
        return new Passkey(
                UUID.randomUUID().toString(),
                userId,
                name,
                party.host(),
                made.credentialId(),
                made.credential(),
                made.transports(),
                made.counter(),
                made.verified(),
                made.backupEligible(),
                made.backedUp(),
                clock.millis(),
                0);
    }

    /** Keeps one. In a transaction of the caller. */
    public void keep(Passkey passkey) {
        passkeys.save(passkey);
    }

    /**
     * What a browser needs to use one of a user, as JSON; without a user, whichever the device has for us.
     *
     * @param alone whether nothing else is asked for, so that the device must verify its user
     */
    public String request(String browser, RelyingParty party, Optional<String> userId, boolean alone) {
        List<Passkey> allowed = userId.map(this::of).orElse(List.of()).stream()
                .filter(passkey -> passkey.relyingParty().equals(party.host()))
                .toList();
        return options.request(challenge(browser), party, allowed, alone);
    }

    /**
     * Whose passkey answered.
     *
     * @param expected whose it must be, when that is known
     * @param alone whether it is all that was asked for, so that the device must have verified its user
     * @throws PasskeyRefused when the answer is not right, or not of the user expected
     */
    public String verify(
            String browser, RelyingParty party, Optional<String> expected, boolean alone, String response) {
        String challenge = answered(browser, response);
        AuthenticationData data = check.get().read(response);
        Passkey passkey = passkeys.findByCredentialId(PasskeyCheck.encoded(data.getCredentialId()))
                .filter(each -> each.relyingParty().equals(party.host()))
                .orElseThrow(() -> new PasskeyRefused("unknown passkey"));
        byte[] handle = data.getUserHandle();
        boolean others = expected.isPresent() && !expected.get().equals(passkey.userId())
                || handle != null && !new String(handle, StandardCharsets.UTF_8).equals(passkey.userId());
        if (others) {
            throw new PasskeyRefused("passkey of another user");
        }
        PasskeyCheck.Used used = check.get().used(data, passkey, party, challenge, alone);
        long changed = passkeys.use(
                passkey.id(), passkey.counter(), used.counter(), used.verified(), used.backedUp(), clock.millis());
        if (changed == 0) {
            throw new PasskeyRefused("used twice at once");
        }
        return passkey.userId();
    }

    /** False when the user has no such passkey. */
    public boolean remove(String userId, String id) {
        return passkeys.remove(userId, id) > 0;
    }

    private String challenge(String browser) {
        byte[] bytes = new byte[CHALLENGE_BYTES];
        random.nextBytes(bytes);
        String challenge = PasskeyCheck.encoded(bytes);
        ceremonies.begin(PREFIX + browser, challenge);
        return challenge;
    }

    private String answered(String browser, String response) {
        if (response.length() > LONGEST_ANSWER) {
            throw new PasskeyRefused("too long");
        }
        return ceremonies
                .take(PREFIX + browser)
                .orElseThrow(() -> new PasskeyRefused("no challenge, or it is too old"));
    }
}
