package org.mailhelm.platform.access;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;

/** Before anything is served, there is an administrator or a way to become one. */
@Singleton
final class FirstStart implements ApplicationEventListener<StartupEvent> {

    private final SeededAdministrator seeded;
    private final Setup setup;
    private final SetupCode code;

    FirstStart(SeededAdministrator seeded, Setup setup, SetupCode code) {
        this.seeded = seeded;
        this.setup = setup;
        this.code = code;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        seeded.seed();
        if (setup.open()) {
            code.announce();
        }
    }
}
