package org.mailhelm.platform.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.ui.access.AccessAddresses;

/** Users and what is granted to them, in the shape that scripts know. */
@Tag(name = "Users")
@Controller("/api/admin/delegations")
@Needs(Right.USERS_WRITE)
@ExecuteOn(TaskExecutors.BLOCKING)
class UsersApi {

    private final UserAdmin admin;
    private final GrantJson grants;
    private final InvitationLetters letters;
    private final Proof proof;

    UsersApi(UserAdmin admin, GrantJson grants, InvitationLetters letters, Proof proof) {
        this.admin = admin;
        this.grants = grants;
        this.letters = letters;
        this.proof = proof;
    }

    /** A user. */
    @Introspected
    @Schema(name = "User")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record View(
            String id,

            @Schema(description = "The name to sign in with")
            String email,

            @JsonProperty("display_name") String displayName,
            @JsonProperty("contact_email") @Nullable String contactEmail,
            @JsonProperty("notification_email") @Nullable String notificationEmail,
            @JsonProperty("is_admin") boolean administrator,
            boolean enabled,
            boolean invited,
            List<String> domains,
            List<GrantJson.Grant> grants,
            @JsonProperty("account_rights") List<String> accountRights) {

        static View of(UserAdmin.Account account) {
            User user = account.user();
            return new View(
                    user.id(),
                    user.loginName(),
                    user.displayName(),
                    Profile.of(user).contactEmail(),
                    Profile.of(user).notificationEmail(),
                    account.administrator(),
                    user.enabled(),
                    account.invited(),
                    account.administrator()
                            ? List.of(Rights.EVERY)
                            : account.rights().domains().keySet().stream()
                                    .sorted()
                                    .toList(),
                    GrantJson.of(account.rights()),
                    Right.words(account.rights().account()));
        }
    }

    /** All users, and what can be granted. */
    @Introspected
    @Schema(name = "Users")
    record Listed(
            boolean success,
            List<View> data,
            List<String> permissions,
            @JsonProperty("account_permissions") List<String> accountPermissions) {}

    /** A user as it shall be. All grants are replaced. */
    @Introspected
    @Schema(name = "SavedUser")
    record Saved(
            @Nullable String email,

            @Schema(
                    description =
                            "For a new user without one, an invitation is answered; for one that is there, it stays")
            @Nullable
            String password,

            @JsonProperty("contact_email") @Nullable String contactEmail,
            @JsonProperty("is_admin") @Nullable Boolean administrator,
            @Nullable Boolean enabled,

            @Schema(description = "All permissions on these; [\"*\"] makes an administrator") @Nullable
            List<String> domains,

            @Nullable List<GrantJson.Grant> grants,
            @JsonProperty("account_rights") @Nullable List<String> accountRights) {}

    /** The user, with the path of the invitation where one was made. */
    @Introspected
    @Schema(name = "SavedUserAnswer")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Answer(
            boolean success,
            View data,

            @Schema(description = "Path of the page where the user chooses a password; shown this once") @Nullable
            String invitation,

            @Schema(description = "What became of the mail with the invitation, where one was made") @Nullable
            String mail) {}

    /** Whom to remove. */
    @Introspected
    @Schema(name = "RemovedUser")
    record Removed(@Nullable String email) {}

    /** It worked. */
    @Introspected
    @Schema(name = "Success")
    record Done(boolean success) {}

    @Get
    @Needs(Right.USERS_READ)
    @Operation(summary = "All users")
    Listed list() {
        return new Listed(
                true,
                admin.all().stream().map(View::of).toList(),
                Right.areas(Right.Scope.DOMAIN),
                Right.areas(Right.Scope.ACCOUNT));
    }

    @Post
    @Operation(summary = "Make a user, or change the one of that name", description = "All grants are replaced.")
    @ApiResponse(responseCode = "400", description = "A field is wrong, or nothing is granted; nothing was changed")
    @ApiResponse(
            responseCode = "403",
            description =
                    "A password for a user who is there, and signed in too long ago; prove again at /account/proof")
    @ApiResponse(responseCode = "409", description = "Oneself, or the last administrator; nothing was changed")
    Answer save(HttpRequest<?> request, @Body Saved body) {
        SignedIn who = SignedIn.required(request);
        String name = Objects.requireNonNullElse(body.email(), "");
        Rights rights = grants.read(
                Boolean.TRUE.equals(body.administrator()),
                Optional.ofNullable(body.domains()).orElse(List.of()),
                Optional.ofNullable(body.grants()).orElse(List.of()),
                Optional.ofNullable(body.accountRights()).orElse(List.of()));
        if (rights.equals(Rights.NONE)) {
            throw Refused.invalid("grants", "Grant at least one permission, or make the user an administrator.");
        }
        Optional<UserAdmin.Account> there = admin.named(name);
        Optional<String> password = Optional.ofNullable(body.password()).filter(text -> !text.isEmpty());
        String id;
        @Nullable String invitation = null;
        @Nullable String mail = null;
        if (there.isEmpty()) {
            id = admin.create(who, name, Objects.requireNonNullElse(body.contactEmail(), ""), password, rights)
                    .user()
                    .id();
            if (password.isEmpty()) {
                String secret = admin.invite(who, id);
                invitation = "/invitation/" + secret;
                mail = letters.tell(request, admin.one(id), secret).words();
            }
        } else {
            User user = there.get().user();
            id = user.id();
            if (password.isPresent()) {
                proof.require(request, AccessAddresses.user(id));
            }
            admin.change(who, id, before -> rights);
            if (body.contactEmail() != null) {
                admin.changeProfile(
                        who, id, user.displayName(), body.contactEmail().strip());
            }
            password.ifPresent(text -> admin.setPassword(who, id, text));
        }
        if (body.enabled() != null) {
            admin.enable(who, id, body.enabled());
        }
        return new Answer(true, View.of(admin.one(id)), invitation, mail);
    }

    @Delete("/{email}")
    @Operation(summary = "Remove a user, signed out at once")
    @ApiResponse(responseCode = "404", description = "There is no such user")
    @ApiResponse(responseCode = "409", description = "Oneself, or the last administrator; nothing was changed")
    Done removeNamed(HttpRequest<?> request, @PathVariable String email) {
        return remove(request, email);
    }

    @Delete
    @Operation(summary = "Remove a user, named in the query or the body")
    @ApiResponse(responseCode = "404", description = "There is no such user")
    Done remove(
            HttpRequest<?> request,
            // Micronaut's own @Nullable: compiled with JDK 17, annotations of types are unknown to it.
            @QueryValue @io.micronaut.core.annotation.Nullable String email,
            @Body @io.micronaut.core.annotation.Nullable Removed body) {
        String name = email != null ? email : body != null && body.email() != null ? body.email() : "";
        if (name.isBlank()) {
            throw Refused.invalid("email", "Name the user to remove.");
        }
        return remove(request, name);
    }

    @Delete("/{email}/second-factor")
    @Operation(summary = "Take all second factors from a user, signed out everywhere")
    @ApiResponse(responseCode = "404", description = "There is no such user")
    @ApiResponse(responseCode = "409", description = "Oneself, or there is none; nothing was changed")
    Done removeFactors(HttpRequest<?> request, @PathVariable String email) {
        String id = id(email);
        proof.require(request, AccessAddresses.user(id));
        admin.removeFactors(SignedIn.required(request), id);
        return new Done(true);
    }

    private Done remove(HttpRequest<?> request, String name) {
        admin.remove(SignedIn.required(request), id(name));
        return new Done(true);
    }

    private String id(String name) {
        return admin.named(name)
                .orElseThrow(() -> Refused.notFound("There is no user of that name."))
                .user()
                .id();
    }
}
