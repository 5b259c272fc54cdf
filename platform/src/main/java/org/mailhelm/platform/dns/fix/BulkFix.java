package org.mailhelm.platform.dns.fix;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.dns.change.Topics;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;
import org.mailhelm.platform.job.Jobs;
import org.mailhelm.platform.job.Starter;
import org.mailhelm.platform.mail.Domains;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;

/** Mends the records of a selection of domains: a few while the caller waits, more as a job. */
@Singleton
class BulkFix {

    private final Domains domains;
    private final DnsFix fix;
    private final DnsFixJob job;
    private final Jobs jobs;

    BulkFix(Domains domains, DnsFix fix, DnsFixJob job, Jobs jobs) {
        this.domains = domains;
        this.fix = fix;
        this.job = job;
        this.jobs = jobs;
    }

    /** All domains whose DNS the caller may write. */
    List<DomainName> all() {
        Rights rights = Rights.current();
        return domains.names().stream()
                .filter(name -> rights.has(Right.DNS_WRITE, name))
                .map(DomainName::new)
                .toList();
    }

    /**
     * A selection, checked before anything is done.
     *
     * @throws Failure.NotFound when one of them is not served
     */
    List<DomainName> checked(List<DomainName> names) {
        Rights rights = Rights.current();
        names.forEach(name -> rights.require(Right.DNS_WRITE, name.value()));
        return names.stream()
                .distinct()
                .map(name -> domains.known(name).domain())
                .toList();
    }

    /** Each of them, one after the other, while the caller waits. */
    List<Result> now(List<DomainName> names, Set<Topic> topics) {
        job.told(names, topics.stream().map(Topics::word).sorted().toList());
        return names.stream().map(name -> one(name, topics)).toList();
    }

    private Result one(DomainName name, Set<Topic> topics) {
        try {
            return new Result.Mended(name, fix.fix(name, topics, Set.of()));
        } catch (Failure e) {
            return new Result.Failed(name, e.reason());
        }
    }

    /** As a job that goes on without the caller. */
    String start(String jobId, List<DomainName> names, Set<Topic> topics, Starter starter) {
        return job.start(jobs, jobId, names, topics, starter);
    }

    /** What became of one domain. */
    sealed interface Result {
        DomainName domain();

        /** It was planned and what could be was written. */
        record Mended(DomainName domain, org.mailhelm.platform.dns.change.Outcome outcome) implements Result {}

        /** Nothing was written. */
        record Failed(DomainName domain, String why) implements Result {}
    }
}
