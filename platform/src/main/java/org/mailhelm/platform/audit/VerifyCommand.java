package org.mailhelm.platform.audit;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Inject;

/**
 * Verifies the chain instead of starting: {@code mailhelm verify-audit}. It does so while the context is being made, so
 * that nothing that starts with a host starts, beside one that may run; what it found leaves as {@link Over}.
 */
@Context
@Requires(property = "mailhelm.verify-audit", value = "true")
final class VerifyCommand {

    @Inject
    VerifyCommand(Verification verification) {
        Verification.Result result = verification.verify();
        throw new Over(result.intact(), result.message());
    }

    /** The command has done its work. */
    static final class Over extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final boolean intact;

        Over(boolean intact, String message) {
            super(message, null, false, false);
            this.intact = intact;
        }

        boolean intact() {
            return intact;
        }
    }
}
