package org.mailhelm.platform.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.MailboxChange;
import org.mailhelm.api.mail.Quota;
import org.mailhelm.platform.job.JobKind;
import org.mailhelm.platform.job.Jobs;
import org.mailhelm.platform.job.NewJob;
import org.mailhelm.platform.job.Outcome;
import org.mailhelm.platform.job.Starter;
import org.mailhelm.platform.job.Work;

/** Does the same with each of many mailboxes of a domain. */
@Singleton
final class MailboxBulk implements JobKind {

    private static final String ID = "mailbox-bulk";

    private final Domains domains;
    private final Mailboxes mailboxes;
    private final ResetLetters letters;
    private final ObjectMapper json;

    MailboxBulk(Domains domains, Mailboxes mailboxes, ResetLetters letters, ObjectMapper json) {
        this.domains = domains;
        this.mailboxes = mailboxes;
        this.letters = letters;
        this.json = json;
    }

    String start(Jobs jobs, String jobId, DomainRow domain, List<String> names, BulkAction action, Starter starter) {
        List<NewJob.Item> items = IntStream.range(0, names.size())
                .mapToObj(i -> NewJob.Item.of(i + 1, names.get(i) + "@" + domain.name()))
                .toList();
        try {
            return jobs.start(
                    jobId,
                    new NewJob(ID, action.title(names.size()), domain.shown(), json.writeValueAsString(action), items),
                    starter);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String doneWord() {
        return "done";
    }

    @Override
    public String subjectWord() {
        return "Mailbox";
    }

    @Override
    public String whenStopped() {
        return "What was changed stays changed. The other mailboxes can be resumed.";
    }

    @Override
    public Outcome perform(Work item) {
        BulkAction action = action(item);
        MailAddress address = address(item);
        DomainRow domain = domains.known(address.domain());
        try {
            return switch (action.action()) {
                case QUOTA -> {
                    Quota quota = Quota.ofMebibytes(Objects.requireNonNull(action.quota()));
                    change(domain, address, MailboxChange.quota(quota));
                    yield Outcome.done("Quota: " + action.words());
                }
                case LIMIT -> {
                    int limit = Objects.requireNonNull(action.limit());
                    change(domain, address, MailboxChange.sendLimit(limit));
                    yield Outcome.done("Limit: " + action.words());
                }
                case RESET -> Outcome.done("A link is on its way to " + letters.send(domain, address.localPart()));
                case DELETE -> {
                    mailboxes.delete(domain, address.localPart());
                    yield Outcome.done("Deleted");
                }
            };
        } catch (Failure.NotFound e) {
            return Outcome.skipped("It isn't there any more.");
        } catch (Failure.Conflict e) {
            if (action.action() == BulkAction.Kind.RESET) {
                return Outcome.skipped(e.reason());
            }
            throw e;
        }
    }

    /** All of it can be done again without harm, but a deletion that took place shall not look like a mailbox lost. */
    @Override
    public Optional<Outcome> settle(Work item) {
        if (action(item).action() != BulkAction.Kind.DELETE) {
            return Optional.empty();
        }
        MailAddress address = address(item);
        DomainRow domain = domains.known(address.domain());
        try {
            mailboxes.find(domain, address.localPart());
            return Optional.empty();
        } catch (Failure.NotFound e) {
            return Optional.of(Outcome.done("Deleted; the mail host's answer was lost, but the mailbox is gone"));
        }
    }

    private void change(DomainRow domain, MailAddress address, MailboxChange change) {
        mailboxes.change(domain, address.localPart(), change);
    }

    private BulkAction action(Work item) {
        try {
            return json.readValue(item.parameters(), BulkAction.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MailAddress address(Work item) {
        int at = item.subject().lastIndexOf('@');
        return new MailAddress(
                item.subject().substring(0, at), new DomainName(item.subject().substring(at + 1)));
    }
}
