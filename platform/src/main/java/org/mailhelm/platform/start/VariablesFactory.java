package org.mailhelm.platform.start;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;

/** What every feature takes from its surroundings, so that tests can put something else there. */
@Factory
class VariablesFactory {

    @Singleton
    Variables variables() {
        return Variables.read(Path.of(""), System.getenv());
    }

    @Singleton
    @Secondary
    Clock clock() {
        return Clock.systemUTC();
    }
}
