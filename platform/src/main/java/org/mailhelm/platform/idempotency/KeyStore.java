package org.mailhelm.platform.idempotency;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Keys that were used, in the database, so that it doesn't matter which instance answers. */
@Singleton
class KeyStore {

    static final Duration LIFE = Duration.ofHours(24);
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(10);

    private final KeyRepository repository;
    private final Clock clock;

    KeyStore(KeyRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** Takes a key; when somebody was faster, what is known of their request. */
    @Transactional
    Optional<KeyRow> claim(String id, String request) {
        long now = clock.millis();
        repository.releaseOld(id, now - LONGEST_REQUEST.toMillis());
        return repository.claim(id, request, now) > 0 ? Optional.empty() : repository.findById(id);
    }

    @Transactional
    void answer(String id, int status, String answer) {
        repository.answer(id, status, answer);
    }

    /** The request had no effect worth keeping: it may be sent again with the same key. */
    @Transactional
    void release(String id) {
        repository.release(id);
    }

    @Scheduled(fixedDelay = "1h", initialDelay = "5m")
    void purge() {
        repository.purge(clock.millis() - LIFE.toMillis());
    }
}
