package org.mailhelm.platform.mail;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Envelope;

/** The same for scripts. */
@Tag(name = "Mailboxes")
@Controller("/api/domains/{domain}/email-accounts/{username}/reset")
@ApiResponse(responseCode = "404", description = "The mailbox isn't there")
@ApiResponse(responseCode = "409", description = "It has no recovery address")
@ExecuteOn(TaskExecutors.BLOCKING)
class ResetApi {

    private final Domains domains;
    private final ResetLetters letters;

    ResetApi(Domains domains, ResetLetters letters) {
        this.domains = domains;
        this.letters = letters;
    }

    /** Where the link went. */
    @Schema(name = "MailboxReset")
    record Sent(
            @Schema(description = "Masked", example = "m***@example.org") @JsonProperty("sent_to")
            String sentTo) {}

    @Needs(Right.PASSWORDS_WRITE)
    @Post
    @Operation(
            summary = "Sends a link to choose a new password to the recovery address",
            description = "The link works once, for an hour. A new one ends the former.")
    Envelope<Sent> send(@PathVariable String domain, @PathVariable String username) {
        return Envelope.of(new Sent(letters.send(domains.known(DomainText.read(domain)), username)));
    }
}
