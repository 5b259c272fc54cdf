package org.mailhelm.platform.outgoing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.platform.installation.InstallationSettings;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;

/** Tries the relay over the API. */
@Controller("/api/admin/settings/test-smtp")
@Needs(Right.ADMINISTRATOR)
@Tag(name = "Settings")
@ExecuteOn(TaskExecutors.BLOCKING)
class MailTestApi {

    private final InstallationSettings settings;
    private final MailTest test;

    MailTestApi(InstallationSettings settings, MailTest test) {
        this.settings = settings;
        this.test = test;
    }

    /** What to try in the place of what is saved. The password is always the one of the environment. */
    @Introspected
    @Schema(name = "TriedRelay")
    record Tried(
            @JsonProperty("RESET_SMTP_HOST") @Nullable String host,
            @JsonProperty("RESET_SMTP_PORT") @Nullable String port,
            @JsonProperty("RESET_SMTP_USER") @Nullable String user,
            @JsonProperty("RESET_SMTP_FROM") @Nullable String from,
            @JsonProperty("RESET_SMTP_USE_TLS") @Nullable String tls) {

        Map<String, Optional<String>> changes() {
            Map<String, Optional<String>> changes = new HashMap<>();
            put(changes, "host", host);
            put(changes, "port", port);
            put(changes, "user", user);
            put(changes, "from", from);
            put(changes, "tls", tls);
            return changes;
        }

        private static void put(Map<String, Optional<String>> changes, String name, @Nullable String text) {
            if (text != null) {
                changes.put(name, Optional.of(text.strip()));
            }
        }
    }

    /** Where it went. */
    @Introspected
    @Schema(name = "SentTest")
    record Sent(boolean success, String message) {}

    @Post
    @Operation(
            summary = "Send a test message to oneself",
            description = "A password goes to the saved server and port alone.")
    @ApiResponse(responseCode = "400", description = "Something is missing, or one has no address")
    @ApiResponse(responseCode = "502", description = "The relay can't be used, or doesn't take the message")
    Sent send(
            HttpRequest<?> request,
            // Micronaut's own @Nullable: compiled with JDK 17, annotations of types are unknown to it.
            @Body @io.micronaut.core.annotation.Nullable Tried tried) {
        Map<String, Optional<String>> changes = tried == null ? Map.of() : tried.changes();
        return new Sent(true, "Sent to " + test.send(request, settings.preview(MailSettings.class, changes)) + ".");
    }
}
