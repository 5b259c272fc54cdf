package org.mailhelm.platform.access.sso;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.connection.ConnectionPage;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;
import org.mailhelm.ui.part.Step;

/** Shows what a provider answers: its description and keys, and what a sign-in would lead to. */
@Singleton
class SsoTests {

    private static final int LONGEST = 300;

    private final Providers providers;
    private final Admission admission;
    private final SignInFlow flow;
    private final Attempts attempts;
    private final ObjectMapper json;

    @Inject
    SsoTests(Providers providers, Admission admission, SignInFlow flow, Attempts attempts, ObjectMapper json) {
        this.providers = providers;
        this.admission = admission;
        this.flow = flow;
        this.attempts = attempts;
        this.json = json;
    }

    /** What a test sign-in brought to light: whether somebody would get in, why, and each claim. */
    record Outcome(boolean in, String words, Map<String, String> claims) {}

    /** Asks the provider of these settings for what it says of itself. */
    ConnectionPage.Test ask(SsoSettings settings) {
        providers.forget();
        List<Step> steps = new ArrayList<>();
        try {
            Provider provider = providers.of(settings);
            steps.add(new Step(State.OK, "Description read", "", "Issuer " + provider.issuer()));
            int keys = provider.keyCount();
            steps.add(
                    new Step(keys == 0 ? State.BAD : State.OK, "Keys read", "", keys == 1 ? "1 key" : keys + " keys"));
            steps.add(new Step(
                    State.OK,
                    "Sign-in",
                    "",
                    "At " + provider.metadata().getAuthorizationEndpointURI().getHost()));
            steps.add(
                    provider.endSession().isPresent()
                            ? new Step(State.OK, "Sign-out there", "", "Offered")
                            : new Step(State.IDLE, "Sign-out there", "", "Not offered: signing out ends our session"));
            steps.add(new Step(
                    settings.clientSecret().isPresent() ? State.OK : State.WARN,
                    "Client secret",
                    "",
                    settings.clientSecret().isPresent()
                            ? "Set in the environment. Only a sign-in shows whether it is right."
                            : "None: right only for a public client."));
            return test(keys > 0, steps);
        } catch (Refused e) {
            steps.add(new Step(State.BAD, "Provider asked", "", String.valueOf(e.getMessage())));
            return test(false, steps);
        }
    }

    /** Keeps what a test sign-in said; the address where it is shown. */
    String finish(Attempt attempt, ProviderClaims claims) {
        Verdict verdict = admission.verdict(flow.settings(), claims);
        Map<String, String> shown = new LinkedHashMap<>();
        claims.all().forEach((name, value) -> {
            String text = String.valueOf(value);
            shown.put(name, text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
        });
        return keep(attempt, new Outcome(verdict.entry() != Verdict.Entry.REFUSED, verdict.words(), shown));
    }

    String failed(Attempt attempt, String why) {
        return keep(attempt, new Outcome(false, why, Map.of()));
    }

    private String keep(Attempt attempt, Outcome outcome) {
        try {
            attempts.tell(attempt, json.writeValueAsString(outcome));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return Addresses.settings("sso", "tests/" + attempt.testId());
    }

    /** What the user's own test said. */
    Optional<Outcome> outcome(String id, String userId) {
        return attempts.outcome(id, userId).map(text -> {
            try {
                return json.readValue(text, Outcome.class);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    static ConnectionPage.Test shown(Outcome outcome) {
        return test(
                outcome.in(),
                List.of(
                        new Step(
                                outcome.claims().isEmpty() ? State.BAD : State.OK,
                                "Signed in at the provider",
                                "",
                                outcome.claims().isEmpty() ? "No" : "Yes"),
                        new Step(outcome.in() ? State.OK : State.BAD, "Decision", "", outcome.words())));
    }

    private static ConnectionPage.Test test(boolean passed, List<Step> steps) {
        return new ConnectionPage.Test(
                passed ? Status.ok("Passed") : Status.of(State.BAD, "Failed"), "just now", steps);
    }
}
