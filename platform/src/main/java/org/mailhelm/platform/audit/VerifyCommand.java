package org.mailhelm.platform.audit;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Inject;
import org.mailhelm.platform.start.CommandOver;

/** Verifies the chain instead of starting: {@code mailhelm verify-audit}. */
@Context
@Requires(property = "mailhelm.verify-audit", value = "true")
final class VerifyCommand {

    @Inject
    VerifyCommand(Verification verification) {
        Verification.Result result = verification.verify();
        throw new CommandOver(result.intact(), result.message());
    }
}
