package org.mailhelm.platform.dns.fix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mailhelm.api.DomainName;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.dns.change.Topics;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;
import org.mailhelm.platform.dns.plan.Item;
import org.mailhelm.platform.job.JobKind;
import org.mailhelm.platform.job.Jobs;
import org.mailhelm.platform.job.NewJob;
import org.mailhelm.platform.job.Outcome;
import org.mailhelm.platform.job.Starter;
import org.mailhelm.platform.job.Work;
import org.mailhelm.platform.mail.MailViews;

/** Mends the records of many domains, one after the other. */
@Singleton
class DnsFixJob implements JobKind {

    private static final String ID = "dns-fix";

    private final DnsFix fix;
    private final Audit audit;
    private final ObjectMapper json;

    DnsFixJob(DnsFix fix, Audit audit, ObjectMapper json) {
        this.fix = fix;
        this.audit = audit;
        this.json = json;
    }

    /** What every item is done with. */
    record Wish(List<String> records) {}

    String start(Jobs jobs, String jobId, List<DomainName> domains, Set<Topic> topics, Starter starter) {
        List<NewJob.Item> items = IntStream.range(0, domains.size())
                .mapToObj(i -> NewJob.Item.of(i + 1, domains.get(i).value()))
                .toList();
        List<String> words = topics.stream().map(Topics::word).sorted().toList();
        if (!jobs.started(jobId)) {
            told(domains, words);
        }
        try {
            return jobs.start(
                    jobId,
                    new NewJob(
                            ID,
                            "Mend DNS of " + MailViews.count(domains.size(), "domain", "domains"),
                            "",
                            json.writeValueAsString(new Wish(words)),
                            items),
                    starter);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes down that somebody has many mended; each is written down again as it is done. */
    void told(List<DomainName> domains, List<String> words) {
        AuditEvent event = AuditEvent.of("dns.fix_bulk")
                .on("domains", MailViews.count(domains.size(), "domain", "domains"))
                .is("domains", domains.stream().map(DomainName::value).collect(Collectors.joining(", ")))
                .is("records", words.isEmpty() ? "needed and advised" : String.join(", ", words));
        audit.change(event, () -> true);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String doneWord() {
        return "mended";
    }

    @Override
    public String subjectWord() {
        return "Domain";
    }

    @Override
    public String whenStopped() {
        return "What was written stays; each domain's page can undo it. The other domains can be resumed.";
    }

    @Override
    public Outcome perform(Work item) {
        org.mailhelm.platform.dns.change.Outcome outcome =
                fix.fix(new DomainName(item.subject()), topics(item), Set.of());
        if (outcome.stoppedBy().isPresent()) {
            return Outcome.failed(outcome.written().size() + " of "
                    + (outcome.written().size() + outcome.left().size()) + " were written. "
                    + outcome.stoppedBy().get());
        }
        String asks = outcome.undecided().isEmpty()
                ? ""
                : " " + MailViews.count(outcome.undecided().size(), "line needs", "lines need")
                        + " your word on the domain's DNS page.";
        return outcome.written().isEmpty()
                ? Outcome.skipped("Nothing was changed." + asks)
                : Outcome.done("Written: " + names(outcome.written()) + "." + asks);
    }

    /** Planned anew, it finds what an earlier try wrote. */
    @Override
    public Optional<Outcome> settle(Work item) {
        return Optional.empty();
    }

    private static String names(List<Item> items) {
        return items.stream()
                .flatMap(each -> each.topic().stream())
                .map(Topics::word)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private Set<Topic> topics(Work item) {
        try {
            return Topics.read(json.readValue(item.parameters(), Wish.class).records());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
