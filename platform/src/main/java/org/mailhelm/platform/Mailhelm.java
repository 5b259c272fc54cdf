package org.mailhelm.platform;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.runtime.Micronaut;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.mailhelm.platform.audit.AuditCommand;
import org.mailhelm.platform.start.CommandResult;
import org.mailhelm.platform.start.ConsoleLog;
import org.mailhelm.platform.start.StartFailure;
import org.mailhelm.platform.start.StartOptions;
import org.mailhelm.platform.start.StartupFailures;
import org.mailhelm.platform.start.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the host. */
public final class Mailhelm {

    private static final int EXIT_UNUSABLE = 2;
    private static final int AFTER_START_SECONDS = 15;

    private Mailhelm() {}

    /** Runs until the process is told to end. */
    public static void main(String[] args) {
        Logger log = LoggerFactory.getLogger(Mailhelm.class);
        try {
            Variables variables = Variables.read(Path.of(""), System.getenv());
            ConsoleLog.level(variables);
            StartOptions options = StartOptions.from(variables);
            options.prepareFolders();
            if (List.of(args).equals(List.of("rotate-key"))) {
                rotateKey(options);
                return;
            }
            if (List.of(args).equals(List.of("verify-audit"))) {
                verifyAudit(options, log);
                return;
            }
            if (args.length == 2 && args[0].equals("reset-factor")) {
                resetFactor(options, args[1], log);
                return;
            }
            options.checkPort();
            start(options, args);
            log.info("Mailhelm is at http://localhost:{}", options.port());
            tidyUp();
        } catch (StartFailure e) {
            log.debug("Start failed", e);
            end(log, e.getMessage());
        }
    }

    private static ApplicationContext start(StartOptions options, String[] args) {
        return new Host(options.port())
                .args(args)
                .mainClass(Mailhelm.class)
                .banner(false)
                .eagerInitSingletons(false)
                .deduceEnvironment(false)
                .bootstrapEnvironment(false)
                .properties(options.properties())
                .start();
    }

    /** Seals all stored secrets with a new key and ends. No server listens meanwhile. */
    private static void rotateKey(StartOptions options) {
        Map<String, Object> properties = new LinkedHashMap<>(options.properties());
        properties.put("mailhelm.rotate-key", true);
        try {
            ApplicationContext.builder()
                    .banner(false)
                    .eagerInitSingletons(false)
                    .deduceEnvironment(false)
                    .properties(properties)
                    .start()
                    .close();
        } catch (RuntimeException e) {
            throw new StartFailure(StartupFailures.explain(e, options.port()), e);
        }
    }

    /** Half of the heap is what only the start needed. The collector wouldn't look at it for hours. */
    private static void tidyUp() {
        CompletableFuture.delayedExecutor(AFTER_START_SECONDS, TimeUnit.SECONDS).execute(System::gc);
    }

    /** Says whether the audit is as it was written; 1 when it is not. A host may run meanwhile. */
    private static void verifyAudit(StartOptions options, Logger log) {
        try {
            AuditCommand found = AuditCommand.verify(options.properties());
            if (found.intact()) {
                log.info("The audit is intact: {}", found.message());
                Runtime.getRuntime().exit(0);
            }
            log.error("The audit was tampered with: {}", found.message());
            Runtime.getRuntime().exit(1);
        } catch (RuntimeException e) {
            throw new StartFailure(StartupFailures.explain(e, options.port()), e);
        }
    }

    /** Takes the second factors from a user; 1 when there is none. A host may run meanwhile. */
    private static void resetFactor(StartOptions options, String user, Logger log) {
        try {
            CommandResult result = CommandResult.of(options.properties(), "mailhelm.reset-factor", user);
            if (result.good()) {
                log.info("{}", result.message());
            } else {
                log.error("{}", result.message());
            }
            Runtime.getRuntime().exit(result.good() ? 0 : 1);
        } catch (RuntimeException e) {
            throw new StartFailure(StartupFailures.explain(e, options.port()), e);
        }
    }

    private static void end(Logger log, String why) {
        log.error("Mailhelm can't start: {}", why);
        // The framework may have started threads that would keep a host without a server alive.
        Runtime.getRuntime().exit(EXIT_UNUSABLE);
    }

    /** Failures end as one line in {@link #main}, instead of as a stack trace and an exit inside the framework. */
    private static final class Host extends Micronaut {

        private final int port;

        Host(int port) {
            this.port = port;
        }

        @Override
        protected void handleStartupException(Environment environment, Throwable thrown) {
            throw new StartFailure(StartupFailures.explain(thrown, port), thrown);
        }
    }
}
