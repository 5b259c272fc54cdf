package org.mailhelm.platform.dns.health;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.dns.check.Overall;
import org.mailhelm.platform.job.JobKind;
import org.mailhelm.platform.job.Jobs;
import org.mailhelm.platform.job.NewJob;
import org.mailhelm.platform.job.Outcome;
import org.mailhelm.platform.job.Starter;
import org.mailhelm.platform.job.Work;
import org.mailhelm.platform.mail.DomainText;

/** Looks at the DNS of many domains. The looks of the next ones begin early, for each is mostly waiting. */
@Singleton
final class HealthJob implements JobKind {

    private static final String ID = "dns-health";
    private static final int AHEAD = 40;
    private static final Duration KEPT = Duration.ofMinutes(2);

    private final DnsHealth health;
    private final ObjectMapper json;
    private final Cache<String, CompletableFuture<DnsHealth.Checked>> begun =
            Caffeine.newBuilder().expireAfterWrite(KEPT).build();

    HealthJob(DnsHealth health, ObjectMapper json) {
        this.health = health;
        this.json = json;
    }

    /**
     * What a job knows.
     *
     * @param run tells one job's looks from another's
     */
    record Parameters(String run, @JsonProperty("domains") List<String> domains) {}

    /** Starts one, and returns its id. */
    String start(Jobs jobs, String id, List<DomainName> domains, Starter starter) {
        List<NewJob.Item> items = IntStream.range(0, domains.size())
                .mapToObj(i -> NewJob.Item.of(i + 1, DomainText.show(domains.get(i))))
                .toList();
        Parameters parameters =
                new Parameters(id, domains.stream().map(DomainName::value).toList());
        String title =
                domains.size() == 1 ? "Check the DNS of 1 domain" : "Check the DNS of " + domains.size() + " domains";
        try {
            return jobs.start(id, new NewJob(ID, title, "", json.writeValueAsString(parameters), items), starter);
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
        return "checked";
    }

    @Override
    public String subjectWord() {
        return "Domain";
    }

    @Override
    public String whenStopped() {
        return "What was seen is kept. The other domains can be resumed, and are looked at when they are due anyway.";
    }

    @Override
    public Outcome perform(Work item) {
        Parameters parameters = parameters(item);
        List<String> domains = parameters.domains();
        int place = item.line() - 1;
        for (int next = place; next < Math.min(domains.size(), place + AHEAD); next++) {
            begin(parameters.run(), domains.get(next));
        }
        String name = domains.get(place);
        CompletableFuture<DnsHealth.Checked> look = begin(parameters.run(), name);
        try {
            return outcome(look.join().health());
        } catch (CompletionException e) {
            begun.asMap().remove(key(parameters.run(), name), look);
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw e;
        }
    }

    private CompletableFuture<DnsHealth.Checked> begin(String run, String name) {
        return begun.get(key(run, name), key -> health.start(new DomainName(name), true));
    }

    private static String key(String run, String name) {
        return run + " " + name;
    }

    private static Outcome outcome(DomainHealth health) {
        if (health.problem().isPresent()) {
            return Outcome.failed(health.problem().get());
        }
        int wrong = health.needingSomebody().size();
        return Outcome.done(
                switch (health.overall().orElse(Overall.UNKNOWN)) {
                    case HEALTHY -> "All is as it should be";
                    case UNKNOWN -> "Nothing wrong was seen, but not all could be found out";
                    case PENDING -> "Nothing is wrong, but not everybody sees it yet";
                    case DEGRADED, UNHEALTHY -> wrong == 1 ? "1 finding" : wrong + " findings";
                });
    }

    private Parameters parameters(Work item) {
        try {
            return json.readValue(item.parameters(), Parameters.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looking again harms nobody. */
    @Override
    public Optional<Outcome> settle(Work item) {
        return Optional.empty();
    }
}
