package org.mailhelm.platform.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.api.mail.NewMailbox;
import org.mailhelm.platform.job.JobKind;
import org.mailhelm.platform.job.Jobs;
import org.mailhelm.platform.job.NewJob;
import org.mailhelm.platform.job.Outcome;
import org.mailhelm.platform.job.Starter;
import org.mailhelm.platform.job.Work;
import org.mailhelm.platform.web.Refused;

/** Creates mailboxes, one for each good row of a file. */
@Singleton
final class MailboxImport implements JobKind {

    private static final String ID = "mailbox-import";

    private final Domains domains;
    private final Mailboxes mailboxes;
    private final RecoveryAddresses recovery;
    private final ObjectMapper json;

    MailboxImport(Domains domains, Mailboxes mailboxes, RecoveryAddresses recovery, ObjectMapper json) {
        this.domains = domains;
        this.mailboxes = mailboxes;
        this.recovery = recovery;
        this.json = json;
    }

    /** Starts the job for checked rows; those that no mailbox can be made of are listed in it with the reason. */
    String start(Jobs jobs, String jobId, List<CheckedRow> rows, String source, Starter starter) {
        long ready = rows.stream().filter(CheckedRow::valid).count();
        if (ready == 0) {
            throw Refused.with(
                    HttpStatus.BAD_REQUEST,
                    "nothing_to_import",
                    "No mailbox can be made of any of these rows. Nothing was created.");
        }
        String title = "Import " + ready + (ready == 1 ? " mailbox" : " mailboxes");
        return jobs.start(
                jobId,
                new NewJob(
                        ID, title, source, "{}", rows.stream().map(this::item).toList()),
                starter);
    }

    private NewJob.Item item(CheckedRow row) {
        String data;
        try {
            data = json.writeValueAsString(new ImportData(
                    row.username(),
                    row.domain(),
                    row.quota(),
                    row.limit(),
                    row.recovery().isEmpty() ? null : row.recovery()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        Optional<Outcome> already = row.obstacle()
                .map(why ->
                        row.errors().isEmpty() && !row.needsPassword() ? Outcome.skipped(why) : Outcome.refused(why));
        Optional<Secret> password = already.isPresent() ? Optional.empty() : Optional.of(Secret.of(row.password()));
        return new NewJob.Item(row.line(), row.address(), data, password, already);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String doneWord() {
        return "created";
    }

    @Override
    public String subjectWord() {
        return "Mailbox";
    }

    @Override
    public String whenStopped() {
        return "Created mailboxes stay. The other rows can be resumed for 7 days; after that their passwords are forgotten.";
    }

    @Override
    public Outcome perform(Work item) {
        ImportData data = data(item);
        if (item.secret().isEmpty()) {
            return Outcome.refused("Its password was forgotten meanwhile. Import this row again.");
        }
        DomainRow domain = domains.known(DomainText.read(data.domain()));
        NewMailbox wanted = mailboxes.read(
                domain,
                data.username(),
                item.secret().get().reveal(),
                Optional.ofNullable(data.quota()),
                Optional.ofNullable(data.limit()));
        try {
            mailboxes.create(domain, wanted);
        } catch (Failure.Conflict e) {
            return Outcome.skipped("The mail host has it already, or a forwarder of that name; it was left as it is.");
        }
        remember(wanted, data);
        return Outcome.done("Created");
    }

    @Override
    public Optional<Outcome> settle(Work item) {
        ImportData data = data(item);
        DomainRow domain = domains.known(DomainText.read(data.domain()));
        try {
            mailboxes.find(domain, data.username());
        } catch (Failure.NotFound e) {
            return Optional.empty();
        }
        if (data.recovery() != null) {
            recovery.set(data.username() + "@" + domain.name(), Optional.ofNullable(data.recovery()));
        }
        return Optional.of(Outcome.done(
                "Created; the mail host's answer was lost, but the mailbox is there and was not created again"));
    }

    private void remember(NewMailbox created, ImportData data) {
        if (data.recovery() != null) {
            recovery.set(created.address().toString(), Optional.ofNullable(data.recovery()));
        }
    }

    private ImportData data(Work item) {
        try {
            return json.readValue(item.data(), ImportData.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
