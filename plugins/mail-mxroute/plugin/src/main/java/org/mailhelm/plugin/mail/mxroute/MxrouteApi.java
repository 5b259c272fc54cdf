package org.mailhelm.plugin.mail.mxroute;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.mailhelm.api.Failure;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.RestClient;
import org.mailhelm.api.RestOptions;
import org.mailhelm.api.RestOptions.RateBudget;
import org.mailhelm.api.RestRequest;
import org.mailhelm.api.RestResponse;

/** MXroute's API, see https://api.mxroute.com/openapi.yaml; version 1.0.0 of that document. */
final class MxrouteApi {

    private static final int READS = 100;
    private static final int WRITES = 20;

    private final RestClient rest;
    private final Refusals refusals;

    MxrouteApi(MxrouteSettings settings, PluginContext context) {
        this.refusals = new Refusals(settings.apiKey());
        this.rest = context.rest(
                settings.apiUrl(),
                RestOptions.defaults()
                        .header("X-Server", settings.server().value())
                        .header("X-Username", settings.user())
                        .secretHeader("X-API-Key", settings.apiKey())
                        .within(new RateBudget(account(settings), READS, WRITES, Duration.ofMinutes(1)))
                        .failures(refusals::of));
    }

    /** Without the key: one that is replaced leaves the account's limit where it is. */
    private static String account(MxrouteSettings settings) {
        String name = settings.apiUrl() + " " + settings.server() + " " + settings.user();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return "mxroute-" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new LinkageError("every Java has SHA-256", e);
        }
    }

    List<String> texts(String path, String... variables) {
        return data(rest.get(path, variables).as(Wire.Texts.class));
    }

    Members thing(String path, String... variables) {
        return new Members(data(rest.get(path, variables).as(Wire.Thing.class)));
    }

    List<Members> things(String path, String... variables) {
        return data(rest.get(path, variables).as(Wire.Things.class)).stream()
                .map(Members::new)
                .toList();
    }

    /** For answers that are documented without an envelope; one that comes is taken off. */
    Members bare(String path) {
        Members all = new Members(rest.get(path).send().jsonObject());
        return all.object("data").orElse(all);
    }

    void post(String path, Object body, String... variables) {
        change(rest.post(path, variables).json(body));
    }

    void patch(String path, Object body, String... variables) {
        change(rest.patch(path, variables).json(body));
    }

    /** Nothing happens when it isn't there. */
    void delete(String path, String... variables) {
        try {
            change(rest.delete(path, variables));
        } catch (Failure.NotFound e) {
            // As wanted.
        }
    }

    /**
     * The status says that it happened. An answer that says otherwise is believed; one that can't be read leaves it
     * open, and is a failure.
     */
    private void change(RestRequest request) {
        RestResponse answer = request.send();
        if (answer.status() != 204 && !answer.text().isBlank()) {
            Members body = new Members(answer.jsonObject());
            if (!body.flag("success")) {
                throw refused(answer.json(Wire.Refused.class));
            }
        }
    }

    private <T> T data(Wire.Enveloped<T> answer) {
        if (!answer.success()) {
            throw refused(new Wire.Refused(answer.error()));
        }
        return answer.data().orElseThrow(() -> Members.missing("data"));
    }

    private Failure refused(Wire.Refused answer) {
        Failure usual = new Failure.Unavailable("MXroute says that it failed, without a reason. Try again.", false);
        return answer.error().map(error -> refusals.of(error, usual)).orElse(usual);
    }
}
