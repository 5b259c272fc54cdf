package org.mailhelm.plugin.mail.mxroute;

import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.api.RestResponse;
import org.mailhelm.api.Secret;

/** What MXroute's error codes mean. */
final class Refusals {

    private static final int LONGEST = 300;

    /** MXroute's names of members, as our API calls them. */
    private static final Map<String, String> FIELDS = Map.of(
            "username", "address",
            "limit", "sendLimit",
            "high_score", "score",
            "pointer", "alias",
            "alias", "address");

    private final Secret apiKey;

    Refusals(Secret apiKey) {
        this.apiKey = apiKey;
    }

    /** By the code; an answer without one is judged by its status. */
    Failure of(RestResponse answer, Failure usual) {
        Optional<Wire.Error> error;
        try {
            error = answer.json(Wire.Refused.class).error();
        } catch (Failure unreadable) {
            return usual;
        }
        return error.map(told -> of(told, usual)).orElse(usual);
    }

    /**
     * The failure for an error.
     *
     * @param usual when the code says nothing
     */
    Failure of(Wire.Error error, Failure usual) {
        String said = error.message().map(this::fit).map(text -> ": " + text).orElse("") + ".";
        return switch (error.code().orElse("")) {
            case "VALIDATION_ERROR" ->
                new Failure.InvalidInput(
                        error.field()
                                .map(field -> FIELDS.getOrDefault(field, field))
                                .orElse("request"),
                        "MXroute refuses this" + said);
            case "UNAUTHORIZED" ->
                new Failure.Unauthenticated("MXroute refuses the credentials" + said
                        + " Check server, user and API key in the connection's settings.");
            case "FORBIDDEN" -> new Failure.Forbidden("MXroute doesn't allow this to the account" + said);
            case "NOT_FOUND" -> new Failure.NotFound("MXroute doesn't have it" + said);
            case "CONFLICT" -> new Failure.Conflict("MXroute has it already" + said);
            case "BUSINESS_ERROR" -> new Failure.LimitReached("MXroute refuses this" + said);
            case "VERIFICATION_KEY_NOT_FOUND" ->
                new Failure.Unavailable(
                        "MXroute has no verification key for this account" + said + " Ask MXroute's support for one.",
                        false);
            default -> usual;
        };
    }

    /** One line, without the key, and without the stop that the sentence gets. */
    private String fit(String text) {
        String line = text.replace(apiKey.reveal(), "***")
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        String cut = line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
        return cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
    }
}
