package org.mailhelm.platform.start;

import io.micronaut.context.annotation.Factory;
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
    Clock clock() {
        return Clock.systemUTC();
    }
}
