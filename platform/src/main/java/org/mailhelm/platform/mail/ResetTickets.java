package org.mailhelm.platform.mail;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.mail.MailAddress;

/** Secrets that let somebody choose a new password for a mailbox: one for each at most, good once, for an hour. */
@Singleton
class ResetTickets {

    static final Duration LIFE = Duration.ofHours(1);

    private static final int SECRET_BYTES = 32;
    private static final Duration USE = Duration.ofMinutes(1);

    private final ResetRepository repository;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ResetTickets(ResetRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** A new secret; the former one of this mailbox is over. */
    String issue(MailAddress mailbox) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        repository.put(mailbox.toString(), digest(secret), clock.millis() + LIFE.toMillis());
        return secret;
    }

    /** The mailbox that a secret is for, while it is good. */
    Optional<MailAddress> find(String secret) {
        return repository
                .findBySecretHash(digest(secret))
                .filter(row -> row.expires() > clock.millis())
                .map(row -> address(row.mailbox()));
    }

    /** Keeps others from using the secret meanwhile; false when it is no good or somebody else is at it. */
    boolean claim(String secret) {
        long now = clock.millis();
        return repository.claim(digest(secret), now, now - USE.toMillis()) == 1;
    }

    /** It was not used after all. */
    void release(String secret) {
        repository.release(digest(secret));
    }

    void used(String secret) {
        repository.use(digest(secret));
    }

    @Scheduled(fixedDelay = "1h", initialDelay = "7m")
    void purge() {
        repository.purge(clock.millis());
    }

    private static MailAddress address(String mailbox) {
        int at = mailbox.lastIndexOf('@');
        return new MailAddress(mailbox.substring(0, at), new DomainName(mailbox.substring(at + 1)));
    }

    /** SHA-256 is enough: what is hashed here is random and long. */
    private static String digest(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java lacks SHA-256.", e);
        }
    }
}
