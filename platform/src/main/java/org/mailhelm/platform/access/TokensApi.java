package org.mailhelm.platform.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Envelope;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.ui.access.AccessAddresses;

/** API tokens over the API: made and ended in the browser's session alone, so that no token makes another. */
@Tag(name = "API tokens")
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class TokensApi {

    private final ApiTokens tokens;
    private final TokenInput input;
    private final GrantJson grants;
    private final Proof proof;

    TokensApi(ApiTokens tokens, TokenInput input, GrantJson grants, Proof proof) {
        this.tokens = tokens;
        this.input = input;
        this.grants = grants;
        this.proof = proof;
    }

    /** What a new token shall be. */
    @Introspected
    @Schema(name = "NewApiToken")
    record New(
            @Nullable String label,

            @Schema(description = "Everything; for administrators") @JsonProperty("is_admin") @Nullable
            Boolean administrator,

            @Schema(description = "All permissions on these domains") @Nullable
            List<String> domains,

            @Nullable List<GrantJson.Grant> grants,

            @Schema(description = "Rights on the installation, as in audit:read")
            @JsonProperty("account_rights")
            @Nullable
            List<String> accountRights,

            @Schema(description = "A moment, as in 2027-01-31T00:00:00Z; none for never")
            @JsonProperty("expires_at")
            @Nullable
            String expiresAt,

            @Schema(description = "Addresses and ranges that it may be used from") @Nullable
            List<String> networks) {}

    /** A token; {@code token} itself only where it was made just now. */
    @Introspected
    @Schema(name = "ApiToken")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record View(
            String id,
            String label,
            @JsonProperty("token_prefix") String prefix,
            String owner,
            @JsonProperty("is_admin") boolean administrator,
            List<GrantJson.Grant> grants,
            @JsonProperty("account_rights") List<String> accountRights,
            List<String> networks,
            @JsonProperty("created_at") String createdAt,
            @JsonProperty("expires_at") @Nullable String expiresAt,
            @JsonProperty("last_used_at") @Nullable String lastUsedAt,
            @JsonProperty("last_used_from") @Nullable String lastUsedFrom,

            @Schema(description = "Shown this once") @Nullable
            String token) {}

    @Get("/api/admin/api-tokens")
    @Needs(Right.BROWSER)
    @Operation(summary = "One's own tokens; for administrators, those of all")
    Envelope<List<View>> list(HttpRequest<?> request) {
        return Envelope.of(tokens.seenBy(SignedIn.required(request)).stream()
                .map(token -> view(token, null))
                .toList());
    }

    @Post("/api/admin/api-tokens")
    @Needs(Right.BROWSER)
    @Status(HttpStatus.CREATED)
    @Operation(summary = "Make a token, never with more rights than one's own")
    @ApiResponse(responseCode = "400", description = "A field is wrong; nothing was made")
    @ApiResponse(responseCode = "403", description = "Signed in too long ago; prove again at /account/proof")
    Envelope<View> create(HttpRequest<?> request, @Body New body) {
        proof.require(request, AccessAddresses.tokens());
        SignedIn who = SignedIn.required(request);
        ApiTokens.Made made = tokens.make(
                who.userId(),
                input.of(
                        who,
                        Objects.requireNonNullElse(body.label(), ""),
                        grants.read(
                                Boolean.TRUE.equals(body.administrator()),
                                Optional.ofNullable(body.domains()).orElse(List.of()),
                                Optional.ofNullable(body.grants()).orElse(List.of()),
                                Optional.ofNullable(body.accountRights()).orElse(List.of())),
                        String.join(",", Optional.ofNullable(body.networks()).orElse(List.of())),
                        expires(body.expiresAt())));
        return Envelope.of(view(made.token(), made.secret()));
    }

    @Delete("/api/admin/api-tokens/{id}")
    @Needs(Right.BROWSER)
    @Operation(summary = "End a token at once")
    @ApiResponse(responseCode = "404", description = "There is no such token")
    Envelope<Map<String, String>> revoke(HttpRequest<?> request, @PathVariable String id) {
        if (!tokens.revoke(SignedIn.required(request), id)) {
            throw Refused.notFound("You have no such token.");
        }
        return Envelope.of(Map.of("revoked", id));
    }

    @Post("/api/me/token/rotate")
    @Needs(Right.TOKEN)
    @Operation(summary = "Give the token of this call a new secret; the old one is over at once")
    Envelope<View> rotate(HttpRequest<?> request) {
        return tokens.rotate(SignedIn.required(request).tokenId())
                .map(made -> Envelope.of(view(made.token(), made.secret())))
                .orElseThrow(() -> Refused.conflict("The token was rotated or revoked just now."));
    }

    private View view(ApiToken token, @Nullable String secret) {
        var rights = tokens.rights(token);
        return new View(
                token.id(),
                token.label(),
                token.prefix(),
                token.user().loginName(),
                token.administrator(),
                GrantJson.of(rights),
                Right.words(rights.account()),
                org.mailhelm.platform.access.caller.Networks.split(token.networks()),
                Instant.ofEpochMilli(token.created()).toString(),
                moment(token.expires()),
                moment(token.used()),
                token.used() == 0 ? null : token.usedFrom(),
                secret);
    }

    private static @Nullable String moment(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis).toString();
    }

    private static long expires(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return 0;
        }
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw Refused.invalid("expires_at", "Write it as in 2027-01-31T00:00:00Z.");
        }
    }
}
