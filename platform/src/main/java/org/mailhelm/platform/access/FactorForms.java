package org.mailhelm.platform.access;

import io.micronaut.http.HttpStatus;
import java.util.Map;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.ui.part.Form;

/** What forms with second factors show again. */
final class FactorForms {

    private FactorForms() {}

    /** The problem at the field that was filled in. */
    static Form refused(Map<String, String> sent, FactorResult.Wrong wrong) {
        if (!sent.getOrDefault(SecondFactor.PASSKEY, "").isEmpty()) {
            return Form.empty().withError(wrong.problem());
        }
        boolean recovery = !sent.getOrDefault(SecondFactor.RECOVERY, "").isBlank();
        return Form.empty().withError(recovery ? SecondFactor.RECOVERY : SecondFactor.CODE, wrong.problem());
    }

    static Refused tooLate() {
        return Refused.with(
                HttpStatus.CONFLICT, "too_late", "The second step came too late. Load the page again and sign in.");
    }
}
