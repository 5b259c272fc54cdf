package org.mailhelm.platform.start;

import ch.qos.logback.classic.ClassicConstants;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Map;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets up the log: lines on the console, from {@code LOG_LEVEL} up. In code, because reading Logback's XML takes a tenth
 * of the start. Who wants something else names a file with {@code -Dlogback.configurationFile}.
 */
public final class ConsoleLog extends ContextAwareBase implements Configurator {

    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level %logger{20} %msg%n%rEx{full}";

    private static final Map<String, Level> QUIET = Map.of(
            // What these say at info is of no use to an operator.
            "com.zaxxer.hikari", Level.WARN,
            "org.flywaydb", Level.WARN,
            "io.micronaut", Level.WARN,
            "org.pf4j", Level.WARN,
            "com.github.kagkarlsson.scheduler", Level.WARN,
            // What stops the start is said once, by the host.
            "io.micronaut.http.server.netty.NettyHttpServer", Level.OFF,
            "com.zaxxer.hikari.pool.HikariPool", Level.OFF);

    /** For Logback, which finds it as a service. */
    public ConsoleLog() {}

    @Override
    public ExecutionStatus configure(LoggerContext log) {
        if (System.getProperty(ClassicConstants.CONFIG_FILE_PROPERTY) != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(log);
        encoder.setPattern(PATTERN);
        encoder.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(log);
        console.setName("console");
        console.setEncoder(encoder);
        console.start();
        QUIET.forEach((name, level) -> log.getLogger(name).setLevel(level));
        ch.qos.logback.classic.Logger root = log.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(console);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** What {@code LOG_LEVEL} says, now that it is known. */
    public static void level(Variables variables) {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (factory instanceof LoggerContext log) {
            variables.text("LOG_LEVEL").ifPresent(name -> {
                Level level = Level.toLevel(name, null);
                if (level == null) {
                    throw new StartFailure(
                            "LOG_LEVEL is '" + name + "'. It is one of error, warn, info, debug, trace and off.");
                }
                log.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(level);
            });
        }
    }
}
