package org.mailhelm.platform.start;

import io.micronaut.context.ApplicationContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a command that runs instead of a host ended. */
public record CommandResult(boolean good, String message) {

    /**
     * Runs the command that is there for a property, on the installation with these properties; nothing of a host is
     * started.
     */
    public static CommandResult of(Map<String, Object> installation, String property, Object value) {
        Map<String, Object> properties = new LinkedHashMap<>(installation);
        properties.put(property, value);
        try {
            ApplicationContext.builder()
                    .banner(false)
                    .eagerInitSingletons(false)
                    .deduceEnvironment(false)
                    .properties(properties)
                    .start()
                    .close();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof CommandOver over) {
                    return new CommandResult(over.good(), String.valueOf(over.getMessage()));
                }
            }
            throw e;
        }
        throw new IllegalStateException("There is no command for " + property + ".");
    }
}
