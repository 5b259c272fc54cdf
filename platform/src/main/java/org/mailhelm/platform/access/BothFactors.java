package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.platform.access.caller.Callers;
import org.mailhelm.platform.access.factor.Factors;
import org.mailhelm.ui.part.Form;

/** Asks users who are signed in for all that a sign-in would ask for. */
@Singleton
class BothFactors {

    static final String PASSWORD = "password";

    private final OwnPassword password;
    private final SecondFactor second;
    private final Factors factors;
    private final Callers callers;

    @Inject
    BothFactors(OwnPassword password, SecondFactor second, Factors factors, Callers callers) {
        this.password = password;
        this.second = second;
        this.factors = factors;
        this.callers = callers;
    }

    /** What is wrong, by field; nothing when all of it is right. {@code action} is what it is asked for, for the audit. */
    Form check(HttpRequest<?> request, User user, String action, Map<String, String> sent) {
        boolean any = factors.of(user.id()).any();
        // Whoever signs in elsewhere has no password here, but may have a second factor.
        Optional<PasswordResult> wrong = any && !user.hasPassword()
                ? Optional.empty()
                : password.problem(user, sent.getOrDefault(PASSWORD, ""), PASSWORD, action, callers.of(request));
        if (wrong.isPresent()) {
            return wrong.get() instanceof PasswordResult.TooMany tooMany
                    ? Form.empty().withError(Waits.tooMany(tooMany.pause()))
                    : Form.empty().withError(PASSWORD, "This is not your password. Nothing was changed.");
        }
        if (!any) {
            return Form.empty();
        }
        Map<String, String> codes = new LinkedHashMap<>(sent);
        codes.remove(SecondFactor.PASSKEY);
        FactorResult result = second.check(request, user, "", false, codes);
        if (result instanceof FactorResult.TooMany tooMany) {
            return Form.empty().withError(Waits.tooMany(tooMany.pause()));
        }
        return result instanceof FactorResult.Wrong refused ? FactorForms.refused(codes, refused) : Form.empty();
    }
}
