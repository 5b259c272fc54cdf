package org.mailhelm.platform.audit;

import io.micronaut.context.ApplicationContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What {@code verify-audit} found. */
public record AuditCommand(boolean intact, String message) {

    /** Verifies the audit of the installation with these properties; nothing of a host is started. */
    public static AuditCommand verify(Map<String, Object> installation) {
        Map<String, Object> properties = new LinkedHashMap<>(installation);
        properties.put("mailhelm.verify-audit", true);
        try {
            ApplicationContext.builder()
                    .banner(false)
                    .eagerInitSingletons(false)
                    .deduceEnvironment(false)
                    .properties(properties)
                    .start()
                    .close();
        } catch (RuntimeException e) {
            return found(e).orElseThrow(() -> e);
        }
        throw new IllegalStateException("The audit was not verified.");
    }

    private static Optional<AuditCommand> found(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof VerifyCommand.Over over) {
                return Optional.of(new AuditCommand(over.intact(), String.valueOf(over.getMessage())));
            }
        }
        return Optional.empty();
    }
}
