package org.mailhelm.platform.mail.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.RequiredRecord;
import org.mailhelm.platform.connection.ConnectionView;
import org.mailhelm.platform.mail.DomainText;
import org.mailhelm.platform.mail.MailHosts;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Envelope;

/** Use of accounts, and what proves ownership of domains, for scripts. */
@Tag(name = "Account at the mail host")
@Controller("/api")
@ApiResponse(responseCode = "400", description = "There are several mail hosts: name one with connection")
@ApiResponse(responseCode = "501", description = "The mail host has nothing of the kind")
@ApiResponse(responseCode = "502", description = "The mail host does not answer")
@ExecuteOn(TaskExecutors.BLOCKING)
class QuotaApi {

    private static final String WHICH = "Id or name of the mail host; needed when there are several";
    // What proves ownership is named before the domain, whichever it is.
    private static final DomainName ANY = new DomainName("example.com");

    private final Accounts accounts;
    private final Usage usage;
    private final MailHosts hosts;
    private final Clock clock;

    QuotaApi(Accounts accounts, Usage usage, MailHosts hosts, Clock clock) {
        this.accounts = accounts;
        this.usage = usage;
        this.hosts = hosts;
        this.clock = clock;
    }

    @Needs(Right.DOMAINS_READ)
    @Get("/quota{?connection}")
    @Operation(
            summary = "What the account uses and may use",
            description = "At most a minute older than what the mail host counted last. Its fields stand in data, and "
                    + "beside it too.")
    QuotaJson.AccountAnswer quota(@Parameter(description = WHICH) @QueryValue @Nullable String connection) {
        ConnectionView host = accounts.choose(Optional.ofNullable(connection));
        return QuotaJson.AccountAnswer.of(QuotaJson.Account.of(host, accounts.fresh(host), clock.instant()));
    }

    @Needs(Right.DOMAINS_READ)
    @Get("/quota/email{?connection}")
    @Operation(
            summary = "What each mailbox holds, largest first",
            description = "From the mail host's own list where it has one, else as last read of each domain.")
    QuotaJson.MailboxesAnswer mailboxes(@Parameter(description = WHICH) @QueryValue @Nullable String connection) {
        ConnectionView host = accounts.choose(Optional.ofNullable(connection));
        List<QuotaJson.Mailbox> listed = accounts.freshUsage(host).stream()
                .map(one -> new QuotaJson.Mailbox(
                        one.address(),
                        one.used(),
                        Optional.ofNullable(one.measured())
                                .map(seconds -> Instant.ofEpochSecond(seconds).toString())
                                .orElse(null)))
                .toList();
        List<QuotaJson.Mailbox> all = !listed.isEmpty()
                ? listed
                : usage.largest(host.id()).stream()
                        .map(row -> new QuotaJson.Mailbox(row.address(), row.usedBytes(), null))
                        .toList();
        return QuotaJson.MailboxesAnswer.of(new QuotaJson.Mailboxes(host.name(), all));
    }

    @Needs(Right.DOMAINS_READ)
    @Get("/verification-key{?domain,connection}")
    @Operation(
            summary = "The record that proves who owns a domain",
            description = "To be published before a domain is added. With domain, the one for that domain. Without "
                    + "connection, that of the first mail host that wants one.")
    Envelope<QuotaJson.Verification> verificationKey(
            @QueryValue @Nullable String domain,
            @Parameter(description = WHICH) @QueryValue @Nullable String connection) {
        DomainName name = domain == null ? ANY : DomainText.read(domain);
        RequiredRecord record = hosts.proof(Optional.ofNullable(connection), name)
                .orElseThrow(() -> new Failure.Unsupported(
                        "The mail host asks for no proof of ownership. Add the domain right away."));
        String full = record.name().value();
        String key = full.endsWith("." + name.value())
                ? full.substring(0, full.length() - name.value().length() - 1)
                : full;
        return Envelope.of(new QuotaJson.Verification(
                key,
                new QuotaJson.Txt(record.type().name(), key, record.value()),
                "Publish this record at the domain before you add the domain."));
    }
}
