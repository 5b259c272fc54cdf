package org.mailhelm.platform;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.Micronaut;
import java.nio.file.Path;
import org.mailhelm.platform.start.StartFailure;
import org.mailhelm.platform.start.StartOptions;
import org.mailhelm.platform.start.StartupFailures;
import org.mailhelm.platform.start.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the host. */
public final class Mailhelm {

    private static final int EXIT_UNUSABLE = 2;

    private Mailhelm() {}

    /** Runs until the process is told to end. */
    public static void main(String[] args) {
        Logger log = LoggerFactory.getLogger(Mailhelm.class);
        try {
            Variables variables = Variables.read(Path.of(""), System.getenv());
            StartOptions options = StartOptions.from(variables);
            options.prepareFolders();
            start(options, args);
            log.info("Mailhelm is at http://localhost:{}", options.port());
        } catch (StartFailure e) {
            end(log, e.getMessage());
        } catch (RuntimeException e) {
            log.debug("Start failed", e);
            end(log, StartupFailures.explain(e));
        }
    }

    private static ApplicationContext start(StartOptions options, String[] args) {
        return Micronaut.build(args)
                .mainClass(Mailhelm.class)
                .banner(false)
                // Failures end as one line here instead of as a stack trace and an exit inside the framework.
                .eagerInitSingletons(false)
                .deduceEnvironment(false)
                .properties(options.properties())
                .start();
    }

    private static void end(Logger log, String why) {
        log.error("Mailhelm can't start: {}", why);
        // The framework may have started threads that would keep a host without a server alive.
        Runtime.getRuntime().exit(EXIT_UNUSABLE);
    }
}
