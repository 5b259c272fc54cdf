package org.mailhelm.platform.mail;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Envelope;

/** Suspending mailboxes for scripts. */
@Tag(name = "Mailboxes")
@Controller("/api/domains/{domain}/email-accounts/{username}")
@ApiResponse(responseCode = "404", description = "The mailbox isn't there")
@ApiResponse(responseCode = "501", description = "The mail host can't suspend a mailbox")
@ExecuteOn(TaskExecutors.BLOCKING)
class SuspensionApi {

    private final Domains domains;
    private final Mailboxes mailboxes;
    private final RecoveryAddresses recoveries;

    SuspensionApi(Domains domains, Mailboxes mailboxes, RecoveryAddresses recoveries) {
        this.domains = domains;
        this.mailboxes = mailboxes;
        this.recoveries = recoveries;
    }

    @Needs(Right.EMAILS_WRITE)
    @Post("/suspend")
    @Operation(summary = "Suspends a mailbox", description = "Nobody can sign in to it; its mail stays.")
    Envelope<MailboxJson> suspend(@PathVariable String domain, @PathVariable String username) {
        return change(domain, username, true);
    }

    @Needs(Right.EMAILS_WRITE)
    @Post("/resume")
    @Operation(summary = "Lets a suspended mailbox be used again")
    Envelope<MailboxJson> resume(@PathVariable String domain, @PathVariable String username) {
        return change(domain, username, false);
    }

    private Envelope<MailboxJson> change(String domain, String username, boolean suspended) {
        Mailbox changed = mailboxes.suspend(domains.known(DomainText.read(domain)), username, suspended);
        return Envelope.of(
                MailboxJson.of(changed, recoveries.find(changed.address().toString())));
    }
}
