package org.mailhelm.platform.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.mailhelm.platform.access.factor.Passkey;
import org.mailhelm.platform.access.factor.Passkeys;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Envelope;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.ui.access.AccessAddresses;

/** One's own passkeys over the API. They are made in the browser alone. */
@Tag(name = "Account")
@Controller("/api/me/passkeys")
@Needs(Right.BROWSER)
@ExecuteOn(TaskExecutors.BLOCKING)
class PasskeysApi {

    private final Passkeys passkeys;
    private final OwnFactors own;
    private final Users users;
    private final Proof proof;

    PasskeysApi(Passkeys passkeys, OwnFactors own, Users users, Proof proof) {
        this.passkeys = passkeys;
        this.own = own;
        this.users = users;
        this.proof = proof;
    }

    /** A passkey. */
    @Introspected
    @Schema(name = "Passkey")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record View(
            String id,
            String name,

            @Schema(description = "The host that it was made for")
            String host,

            @JsonProperty("created_at") String createdAt,
            @JsonProperty("last_used_at") @Nullable String lastUsedAt) {

        static View of(Passkey passkey) {
            return new View(
                    passkey.id(),
                    passkey.name(),
                    passkey.relyingParty(),
                    Instant.ofEpochMilli(passkey.created()).toString(),
                    passkey.used() == 0
                            ? null
                            : Instant.ofEpochMilli(passkey.used()).toString());
        }
    }

    @Get
    @Operation(summary = "One's own passkeys")
    Envelope<List<View>> list(HttpRequest<?> request) {
        return Envelope.of(passkeys.of(SignedIn.required(request).userId()).stream()
                .map(View::of)
                .toList());
    }

    @Delete("/{id}")
    @Operation(summary = "Remove one of the own passkeys")
    @ApiResponse(responseCode = "403", description = "Signed in too long ago; prove again at /account/proof")
    @ApiResponse(responseCode = "409", description = "It is the last factor of somebody who must have one")
    Envelope<Map<String, String>> remove(HttpRequest<?> request, @PathVariable String id) {
        proof.require(request, AccessAddresses.account());
        User user = users.find(SignedIn.required(request).userId())
                .orElseThrow(() -> Refused.notFound("The account is gone."));
        if (!own.removePasskey(user, id)) {
            throw Refused.notFound("You have no such passkey.");
        }
        return Envelope.of(Map.of("removed", id));
    }
}
