package org.mailhelm.plugin.mail.james;

import org.mailhelm.api.Failure;
import org.mailhelm.api.RestResponse;

/** WebAdmin's refusals in words that an administrator of mail understands. */
final class AdminFailures {
    private final String advice;

    /** @param advice what to do when the token is refused */
    AdminFailures(String advice) {
        this.advice = advice;
    }

    Failure map(RestResponse response, Failure usual) {
        if (response.status() == 401) {
            return new Failure.Unauthenticated("The mail server refuses the administration token. " + advice);
        }
        if (usual instanceof Failure.InvalidInput) {
            return new Failure.InvalidInput(
                    "request", "The mail server refuses the request: " + reason(response) + ".");
        }
        if (response.status() >= 500) {
            return new Failure.Unavailable(
                    "The mail server failed with status " + response.status() + ". Its log says more.", true);
        }
        return usual;
    }

    /** WebAdmin's own sentence, cut: it may be anything. */
    private static String reason(RestResponse response) {
        try {
            Object message = response.jsonObject().get("message");
            String text = message == null ? "status " + response.status() : message.toString();
            return text.length() > 200 ? text.substring(0, 200) : text;
        } catch (Failure e) {
            return "status " + response.status();
        }
    }
}
