package org.mailhelm.platform.mail;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailhelm.api.mail.MailRules;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.api.mail.MailboxChange;
import org.mailhelm.api.mail.NewMailbox;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.web.Envelope;

/** Mailboxes for scripts. */
@Tag(name = "Mailboxes")
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class MailboxesApi {

    private static final String ALL = "/api/domains/{domain}/email-accounts";
    private static final List<String> SORTS = MailboxList.SORTS_OF_ALL;
    private static final String ONE = ALL + "/{username}";

    private final Domains domains;
    private final Mailboxes mailboxes;
    private final RecoveryAddresses recovery;

    MailboxesApi(Domains domains, Mailboxes mailboxes, RecoveryAddresses recovery) {
        this.domains = domains;
        this.mailboxes = mailboxes;
        this.recovery = recovery;
    }

    @Needs(Right.EMAILS_READ)
    @Get(uris = {ALL, "/list-emails/{domain}"})
    @Operation(
            summary = "The mailboxes of a domain",
            description = "At most a minute old. All of them, or with page or size a part; the header X-Total-Count"
                    + " then says how many match.")
    @ApiResponse(responseCode = "404", description = "No mail host serves the domain")
    @ApiResponse(responseCode = "502", description = "The mail host does not answer")
    HttpResponse<Envelope<List<MailboxJson>>> list(@PathVariable String domain, @RequestBean ListParameters wanted) {
        DomainRow row = mailboxes.fresh(known(domain));
        return wanted.answer(
                mailboxes.search(row, wanted.query(SORTS), wanted.offset(), wanted.most()), recovery.of(row.domain()));
    }

    @Needs(Right.EMAILS_READ)
    @Get("/api/email-accounts")
    @Operation(
            summary = "The mailboxes of all domains",
            description = "As they were last read, which may be some minutes ago; all, or with page or size a part. The"
                    + " header X-Total-Count says how many match.")
    HttpResponse<Envelope<List<MailboxJson>>> everywhere(@RequestBean ListParameters wanted) {
        return wanted.answer(mailboxes.search(wanted.query(SORTS), wanted.offset(), wanted.most()), recovery.all());
    }

    @Needs(Right.EMAILS_WRITE)
    @Post(ALL)
    @Operation(summary = "Creates a mailbox")
    @Status(HttpStatus.CREATED)
    @ApiResponse(responseCode = "400", description = "A field is wrong; nothing was changed")
    @ApiResponse(responseCode = "409", description = "It is there already, or a limit is used up")
    Envelope<MailboxJson> create(@PathVariable String domain, @Body MailboxJson.New body) {
        DomainRow row = known(domain);
        NewMailbox wanted = mailboxes.read(
                row,
                Objects.requireNonNullElse(body.username(), ""),
                Objects.requireNonNullElse(body.password(), ""),
                Optional.ofNullable(body.quota()),
                limit(row, Optional.ofNullable(body.limit())));
        Optional<String> reach = recovery(body.recoveryEmail(), wanted.address().toString());
        Mailbox created = mailboxes.create(row, wanted);
        reach.ifPresent(address -> recovery.set(created.address().toString(), reach));
        return json(created);
    }

    @Needs(Right.EMAILS_READ)
    @Get(ONE)
    @Operation(
            summary = "One mailbox",
            description =
                    "Its ETag, sent back as If-Match with a change, keeps that from undoing what somebody else did.")
    @ApiResponse(responseCode = "404", description = "It isn't there")
    HttpResponse<Envelope<MailboxJson>> one(@PathVariable String domain, @PathVariable String username) {
        return marked(mailboxes.find(known(domain), username));
    }

    @Needs({Right.EMAILS_WRITE, Right.PASSWORDS_WRITE})
    @Patch(ONE)
    @Operation(summary = "Changes a mailbox", description = "All of what is named, or nothing.")
    @ApiResponse(responseCode = "400", description = "A field is wrong; nothing was changed")
    @ApiResponse(responseCode = "404", description = "It isn't there")
    @ApiResponse(responseCode = "409", description = "It is no longer what If-Match says; nothing was changed")
    HttpResponse<Envelope<MailboxJson>> change(
            HttpRequest<?> request,
            @PathVariable String domain,
            @PathVariable String username,
            @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Body MailboxJson.Change body) {
        DomainRow row = known(domain);
        MailRules rules = mailboxes.rules(row);
        if (body.password() == null && body.quota() == null && body.limit() == null) {
            throw MailboxInput.refused("password", "Nothing to change. Send password, quota or limit.");
        }
        if (body.quota() != null || body.limit() != null) {
            Rights.of(request).require(Right.EMAILS_WRITE, row.name());
        }
        MailboxChange change = new MailboxChange(
                Optional.ofNullable(body.password()).map(text -> MailboxInput.password(text, rules)),
                Optional.ofNullable(body.quota()).map(size -> MailboxInput.quota(size, rules)),
                limit(row, Optional.ofNullable(body.limit())).map(most -> MailboxInput.sendLimit(most, rules)));
        Optional<String> seen = Optional.ofNullable(ifMatch)
                .map(mark -> mark.replace("\"", "").strip())
                .filter(mark -> !mark.equals("*"));
        return marked(mailboxes.change(row, username, change, seen));
    }

    @Needs(Right.EMAILS_WRITE)
    @Delete(ONE)
    @Operation(summary = "Deletes a mailbox", description = "Its mail too. This can't be taken back.")
    @ApiResponse(responseCode = "404", description = "It isn't there")
    Envelope<MailboxJson.Deleted> delete(@PathVariable String domain, @PathVariable String username) {
        DomainRow row = known(domain);
        return Envelope.of(new MailboxJson.Deleted(
                mailboxes.delete(row, username).address().toString()));
    }

    @Needs(Right.EMAILS_WRITE)
    @Patch(ONE + "/recovery")
    @Operation(
            summary = "Sets the recovery address of a mailbox, or takes it away",
            description = "Where its owner can be reached when the mailbox can't be opened. Mail hosts don't know it.")
    @ApiResponse(responseCode = "400", description = "It is no mail address, or the mailbox itself")
    @ApiResponse(responseCode = "404", description = "There is no such mailbox")
    Envelope<MailboxJson.Recovery> recovery(
            @PathVariable String domain, @PathVariable String username, @Body MailboxJson.Recovery body) {
        String mailbox = mailboxes.find(known(domain), username).address().toString();
        Optional<String> address = recovery(body.recoveryEmail(), mailbox);
        recovery.change(mailbox, address);
        return Envelope.of(new MailboxJson.Recovery(address.orElse(null)));
    }

    private static Optional<String> recovery(@Nullable String sent, String mailbox) {
        return Optional.ofNullable(sent).filter(text -> !text.isBlank()).map(text -> Recovery.read(text, mailbox));
    }

    private HttpResponse<Envelope<MailboxJson>> marked(Mailbox mailbox) {
        return HttpResponse.ok(json(mailbox)).header(HttpHeaders.ETAG, '"' + MailboxMark.of(mailbox) + '"');
    }

    private Envelope<MailboxJson> json(Mailbox mailbox) {
        return Envelope.of(
                MailboxJson.of(mailbox, recovery.find(mailbox.address().toString())));
    }

    /** Scripts send a limit always; where the mail host has none, it has nothing to say. */
    private Optional<Integer> limit(DomainRow domain, Optional<Integer> sent) {
        return mailboxes.rules(domain).sendLimit().isPresent() ? sent : Optional.empty();
    }

    private DomainRow known(String domain) {
        return domains.known(DomainText.read(domain));
    }
}
