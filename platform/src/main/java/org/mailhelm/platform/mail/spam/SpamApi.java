package org.mailhelm.platform.mail.spam;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.SpamRules.Listing;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.platform.mail.DomainText;
import org.mailhelm.platform.mail.Domains;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Envelope;

/** The spam filter for scripts. */
@Tag(name = "Spam")
@Controller("/api/domains/{domain}/spam")
@ApiResponse(responseCode = "404", description = "No mail host serves the domain, or there is no such sender")
@ApiResponse(responseCode = "501", description = "The mail host has no spam filter that can be set from here")
@ExecuteOn(TaskExecutors.BLOCKING)
class SpamApi {

    private static final String ENTRY = "entry";
    private static final String SCORE = "high_score";

    private final Domains domains;
    private final DomainSpam spam;

    SpamApi(Domains domains, DomainSpam spam) {
        this.domains = domains;
        this.spam = spam;
    }

    @Needs(Right.SPAM_READ)
    @Get("/settings")
    @Operation(summary = "From which score on mail is spam", description = "At most a minute old.")
    Envelope<SpamJson.Settings> settings(@PathVariable String domain) {
        return Envelope.of(new SpamJson.Settings(spam.freshScore(known(domain))));
    }

    @Needs(Right.SPAM_WRITE)
    @Patch("/settings")
    @Operation(summary = "Changes from which score on mail is spam")
    @ApiResponse(responseCode = "400", description = "The score is not 1 to 50; nothing was changed")
    Envelope<SpamJson.Settings> changeSettings(@PathVariable String domain, @Body SpamJson.Change body) {
        DomainRow row = known(domain);
        if (body.highScore() == null) {
            throw new Failure.InvalidInput(SCORE, "Send " + SCORE + ", a number from 1 to 50.");
        }
        return Envelope.of(new SpamJson.Settings(spam.changeScore(row, body.highScore(), SCORE)));
    }

    @Needs(Right.SPAM_READ)
    @Get("/whitelist")
    @Operation(summary = "Senders whose mail is always let through", description = "At most a minute old.")
    Envelope<List<String>> allowed(@PathVariable String domain) {
        return Envelope.of(spam.fresh(known(domain), Listing.ALLOW));
    }

    @Needs(Right.SPAM_WRITE)
    @Post("/whitelist")
    @Operation(summary = "Lets mail of a sender always through")
    @Status(HttpStatus.CREATED)
    @ApiResponse(responseCode = "400", description = "That is not a sender; nothing was changed")
    Envelope<SpamJson.Entry> allow(@PathVariable String domain, @Body SpamJson.Entry body) {
        return add(domain, Listing.ALLOW, body);
    }

    @Needs(Right.SPAM_WRITE)
    @Delete("/whitelist/{+entry}")
    @Operation(summary = "No longer lets mail of a sender always through")
    Envelope<SpamJson.Entry> noLongerAllow(@PathVariable String domain, @PathVariable String entry) {
        return remove(domain, Listing.ALLOW, entry);
    }

    @Needs(Right.SPAM_READ)
    @Get("/blacklist")
    @Operation(summary = "Senders whose mail is always spam", description = "At most a minute old.")
    Envelope<List<String>> denied(@PathVariable String domain) {
        return Envelope.of(spam.fresh(known(domain), Listing.DENY));
    }

    @Needs(Right.SPAM_WRITE)
    @Post("/blacklist")
    @Operation(summary = "Takes mail of a sender always for spam")
    @Status(HttpStatus.CREATED)
    @ApiResponse(responseCode = "400", description = "That is not a sender; nothing was changed")
    Envelope<SpamJson.Entry> deny(@PathVariable String domain, @Body SpamJson.Entry body) {
        return add(domain, Listing.DENY, body);
    }

    @Needs(Right.SPAM_WRITE)
    @Delete("/blacklist/{+entry}")
    @Operation(summary = "No longer takes mail of a sender always for spam")
    Envelope<SpamJson.Entry> noLongerDeny(@PathVariable String domain, @PathVariable String entry) {
        return remove(domain, Listing.DENY, entry);
    }

    private Envelope<SpamJson.Entry> add(String domain, Listing list, SpamJson.Entry body) {
        DomainRow row = known(domain);
        String entry = Sender.read(Objects.requireNonNullElse(body.entry(), ""), ENTRY);
        spam.add(row, list, entry);
        return Envelope.of(new SpamJson.Entry(entry));
    }

    private Envelope<SpamJson.Entry> remove(String domain, Listing list, String entry) {
        return Envelope.of(new SpamJson.Entry(spam.remove(known(domain), list, entry)));
    }

    private DomainRow known(String domain) {
        return domains.known(DomainText.read(domain));
    }
}
