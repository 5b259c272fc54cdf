package org.mailhelm.platform.access.factor;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What was handed out to one browser for one purpose. A later one takes the place of an earlier one. */
@Singleton
class Ceremonies {

    private static final Duration TIME = Duration.ofMinutes(10);

    private final CeremonyRepository ceremonies;
    private final Clock clock;

    @Inject
    Ceremonies(CeremonyRepository ceremonies, Clock clock) {
        this.ceremonies = ceremonies;
        this.clock = clock;
    }

    void begin(String binding, String content) {
        ceremonies.put(binding, content, clock.millis() + TIME.toMillis());
    }

    /** What was handed out, unless it is too long ago. */
    Optional<String> look(String binding) {
        return ceremonies
                .findByBinding(binding)
                .filter(ceremony -> ceremony.expires() > clock.millis())
                .map(Ceremony::content);
    }

    /** The same, once: of two who ask, one gets it. */
    Optional<String> take(String binding) {
        return look(binding).filter(content -> ceremonies.take(binding, content) > 0);
    }

    @Scheduled(fixedDelay = "15m", initialDelay = "5m")
    void purge() {
        ceremonies.purge(clock.millis());
    }
}
