package org.mailhelm.platform.audit;

import java.util.Map;
import org.mailhelm.platform.start.CommandResult;

/** What {@code verify-audit} found. */
public record AuditCommand(boolean intact, String message) {

    /** Verifies the audit of the installation with these properties; nothing of a host is started. */
    public static AuditCommand verify(Map<String, Object> installation) {
        CommandResult result = CommandResult.of(installation, "mailhelm.verify-audit", true);
        return new AuditCommand(result.good(), result.message());
    }
}
