package org.mailhelm.plugin.dns.cloudflare;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailhelm.api.Failure;
import org.mailhelm.api.RestResponse;
import org.mailhelm.api.Secret;

/**
 * What Cloudflare's error codes mean. Cloudflare publishes no list of them; these are those that its users have reported.
 */
final class Refusals {

    private static final int LONGEST = 300;

    private static final Set<Integer> CREDENTIALS = Set.of(1000, 6003, 6103, 6111, 9103, 9106, 9107, 10001);
    private static final Set<Integer> RIGHTS = Set.of(1068, 9109, 10000);
    private static final Set<Integer> NOT_THERE = Set.of(1001, 1002, 7000, 7003);
    private static final Set<Integer> IN_THE_WAY = Set.of(1061, 81044, 81053, 81054, 81055, 81056, 81057, 81058, 81062);
    private static final Set<Integer> USED_UP = Set.of(1105, 1117, 1118, 81045, 81046);

    /** Cloudflare's numbers for what is wrong with a value, as our API calls it. */
    private static final Map<Integer, String> FIELDS = Map.ofEntries(
            Map.entry(1049, "name"),
            Map.entry(1097, "name"),
            Map.entry(1098, "name"),
            Map.entry(9000, "name"),
            Map.entry(9001, "name"),
            Map.entry(9002, "type"),
            Map.entry(9003, "proxied"),
            Map.entry(9004, "proxied"),
            Map.entry(9020, "ttl"),
            Map.entry(9021, "ttl"),
            Map.entry(9307, "comment"));

    private final Secret token;

    Refusals(Secret token) {
        this.token = token;
    }

    /** By the codes; an answer without any is judged by its status. */
    Failure of(RestResponse answer, Failure usual) {
        if (usual instanceof Failure.RateLimited) {
            return usual;
        }
        try {
            return of(answer.status(), answer.json(Wire.Refused.class).errors(), usual);
        } catch (Failure unreadable) {
            return usual;
        }
    }

    /**
     * The failure for errors.
     *
     * @param usual when the codes say nothing
     */
    Failure of(int status, List<Wire.Refusal> errors, Failure usual) {
        List<Wire.Refusal> all = errors.stream().flatMap(Refusals::withChain).toList();
        Set<Integer> codes =
                all.stream().flatMap(error -> error.code().stream()).collect(Collectors.toSet());
        if (all.isEmpty() || status >= 500) {
            return usual;
        }
        String text = all.stream()
                .flatMap(error -> error.message().stream())
                .distinct()
                .collect(Collectors.joining(": "));
        String said = fit(text).map(line -> ": " + line).orElse("") + ".";
        if (text.contains("zone.create")) {
            return lacks("Zone: Edit for the account", said);
        }
        if (text.contains("zone.list")) {
            return lacks("Zone: Read", said);
        }
        if (any(codes, CREDENTIALS) || status == 401 || text.contains("Invalid access token")) {
            return new Failure.Unauthenticated("Cloudflare refuses the token" + said
                    + " Check CF_API_TOKEN, and CF_ACCOUNT_ID when the token belongs to an account.");
        }
        if (any(codes, RIGHTS) || status == 403) {
            return lacks("DNS: Edit", said);
        }
        if (any(codes, NOT_THERE) || (status == 404 && !any(codes, IN_THE_WAY))) {
            return new Failure.NotFound("Cloudflare doesn't have it, or the token may not see it" + said);
        }
        if (any(codes, IN_THE_WAY)) {
            return new Failure.Conflict("Cloudflare says that something is there already, or is gone" + said
                    + " Nothing was changed; look" + " at the plan again.");
        }
        if (any(codes, USED_UP) || text.toLowerCase(Locale.ROOT).contains("quota")) {
            return new Failure.LimitReached("Cloudflare's plan has no room for it" + said + " Nothing was changed.");
        }
        if (status >= 400) {
            return new Failure.InvalidInput(
                    codes.stream()
                            .flatMap(code -> Stream.ofNullable(FIELDS.get(code)))
                            .findFirst()
                            .orElse(codes.stream().anyMatch(code -> code / 1000 == 9) ? "value" : "changes"),
                    "Cloudflare refuses this" + said + " Nothing was changed.");
        }
        return usual;
    }

    private static Failure lacks(String right, String said) {
        return new Failure.Forbidden("The token lacks a right, probably " + right + said
                + " Add it at dash.cloudflare.com under API Tokens.");
    }

    private static Stream<Wire.Refusal> withChain(Wire.Refusal error) {
        return Stream.concat(Stream.of(error), error.chain().stream().flatMap(Refusals::withChain));
    }

    private static boolean any(Set<Integer> codes, Set<Integer> known) {
        return codes.stream().anyMatch(known::contains);
    }

    /** One line, without the token, and without the stop that the sentence gets. */
    private Optional<String> fit(String text) {
        String line = text.replace(token.reveal(), "***")
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        String cut = line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
        return Optional.of(cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut)
                .filter(rest -> !rest.isEmpty());
    }
}
