package org.mailhelm.platform.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailhelm.platform.access.factor.FactorPolicy;
import org.mailhelm.platform.access.factor.Factors;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Envelope;
import org.mailhelm.platform.web.Refused;

/** One's own account over the API. */
@Controller("/api/me")
@Needs(Right.BROWSER)
@Tag(name = "Account")
@ExecuteOn(TaskExecutors.BLOCKING)
class MeApi {

    private static final String NAME = Profiles.NAME;
    private static final String CONTACT = Profiles.CONTACT;
    private static final Set<String> CHANGEABLE = Set.of(NAME, CONTACT);

    private final Users users;
    private final Sessions sessions;
    private final Profiles profiles;
    private final Factors factors;
    private final FactorPolicy policy;
    private final SingleSignOn provider;

    MeApi(
            Users users,
            Sessions sessions,
            Profiles profiles,
            Factors factors,
            FactorPolicy policy,
            SingleSignOn provider) {
        this.users = users;
        this.sessions = sessions;
        this.profiles = profiles;
        this.factors = factors;
        this.policy = policy;
        this.provider = provider;
    }

    @Needs(Right.SIGNED_IN)
    @Get
    @Operation(summary = "Who is signed in")
    Me me(HttpRequest<?> request) {
        SignedIn who = SignedIn.required(request);
        // A token's own, not its owner's: who holds the token isn't who made it.
        boolean oidc = provider.name().isPresent();
        if (who.byToken()) {
            return Me.of(who, Optional.empty(), Optional.empty(), oidc);
        }
        return Me.of(
                who,
                users.find(who.userId()),
                Optional.of(
                        FactorView.of(factors.of(who.userId()), policy.demand().means(who.rights()))),
                oidc);
    }

    @Patch("/profile")
    @Operation(summary = "Change the own display name or contact address")
    @RequestBody(
            content =
                    @Content(schema = @Schema(type = "object", example = "{\"contact_email\": \"mara@example.com\"}")))
    Envelope<Profile> changeProfile(HttpRequest<?> request, @Body JsonNode body) {
        if (!body.isObject() || body.isEmpty()) {
            throw Refused.invalid(CONTACT, "Send " + CONTACT + " or " + NAME + ". Nothing was changed.");
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!CHANGEABLE.contains(name)) {
                throw Refused.invalid(name, "There is nothing called " + name + " to change. Nothing was changed.");
            }
        });
        User user = user(request);
        String name = body.has(NAME) ? text(body, NAME) : user.displayName();
        String contact = body.has(CONTACT) ? text(body, CONTACT) : user.contactAddress();
        Map<String, String> errors = profiles.change(SignedIn.required(request), name, contact);
        if (!errors.isEmpty()) {
            throw Refused.invalid(errors);
        }
        return Envelope.of(Profile.of(user(request)));
    }

    @Get("/sessions")
    @Operation(summary = "Where one is signed in")
    Envelope<List<SessionView>> sessions(HttpRequest<?> request) {
        SignedIn who = SignedIn.required(request);
        return Envelope.of(sessions.of(who.userId()).stream()
                .map(session -> SessionView.of(session, who))
                .toList());
    }

    @Delete("/sessions")
    @Operation(summary = "End all own sessions but this one")
    Envelope<Map<String, Long>> endOthers(HttpRequest<?> request) {
        return Envelope.of(Map.of("ended", sessions.revokeOthers(SignedIn.required(request))));
    }

    @Delete("/sessions/{id}")
    @Operation(summary = "End one of the own sessions")
    Envelope<Map<String, Long>> end(HttpRequest<?> request, @PathVariable String id) {
        if (!sessions.revoke(SignedIn.required(request), id)) {
            throw Refused.notFound("You have no such session.");
        }
        return Envelope.of(Map.of("ended", 1L));
    }

    private User user(HttpRequest<?> request) {
        return users.find(SignedIn.required(request).userId())
                .orElseThrow(() -> Refused.notFound("The account is gone."));
    }

    private static String text(JsonNode body, String key) {
        JsonNode value = body.path(key);
        if (value.isNull()) {
            return "";
        }
        if (value.isTextual()) {
            return value.textValue().strip();
        }
        throw Refused.invalid(key, "The value of " + key + " must be a text.");
    }
}
