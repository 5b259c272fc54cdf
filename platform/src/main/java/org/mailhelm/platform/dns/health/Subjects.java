package org.mailhelm.platform.dns.health;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.MailServer;
import org.mailhelm.api.mail.RequiredRecord;
import org.mailhelm.platform.dns.check.Subject;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;
import org.mailhelm.platform.dns.desired.DesiredState;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.platform.mail.Domains;
import org.mailhelm.platform.mail.MailHosts;
import org.mailhelm.platform.rest.CallPriority;

/** What has to be known of a domain before it is looked at. */
@Singleton
class Subjects {

    // What a mail host wants seldom changes, and each question counts against its limit.
    private static final Duration KEPT = Duration.ofHours(12);

    private final DesiredState desired;
    private final Domains domains;
    private final MailHosts hosts;
    private final Kept kept;
    private final Clock clock;

    Subjects(DesiredState desired, Domains domains, MailHosts hosts, Kept kept, Clock clock) {
        this.desired = desired;
        this.domains = domains;
        this.hosts = hosts;
        this.kept = kept;
        this.clock = clock;
    }

    /**
     * A domain, ready to be looked at.
     *
     * @param desiredAt when its mail host said what it wants
     * @param reached whether it said so now, or need not be asked
     */
    record Ready(Subject subject, @Nullable Instant desiredAt, boolean reached) {}

    /**
     * May ask the mail host.
     *
     * @param known what is kept of the domain
     * @param background whether nobody waits, so that what is kept is good enough
     * @throws Failure when the mail host doesn't say and never did
     */
    Ready of(DomainName domain, Optional<HealthRow> known, boolean background) {
        Optional<DomainRow> row = domains.serving(domain);
        if (row.isEmpty()) {
            return new Ready(new Subject(domain, proof(domain), false, true, Optional.empty()), null, true);
        }
        Instant at = known.map(HealthRow::desiredAt).orElse(null);
        String text = known.map(HealthRow::desired).orElse(null);
        if (background && at != null && text != null && at.plus(KEPT).isAfter(clock.instant())) {
            return new Ready(subject(row.get(), kept.desired(text)), at, true);
        }
        try {
            List<DesiredRecord> now =
                    background ? CallPriority.UPKEEP.run(() -> desired.of(domain)) : desired.of(domain);
            return new Ready(subject(row.get(), now), clock.instant(), true);
        } catch (Failure.NotFound e) {
            throw e;
        } catch (Failure e) {
            if (at == null || text == null) {
                throw e;
            }
            // The mail host is down; what it wanted last is better than calling its domains broken.
            return new Ready(subject(row.get(), kept.desired(text)), at, false);
        }
    }

    /** Whether the mail of a domain is switched on, as far as is known. */
    boolean mail(DomainName domain) {
        return domains.serving(domain)
                .filter(row -> Boolean.FALSE.equals(row.hosting()))
                .isEmpty();
    }

    /** Whether the mail host answered for a domain when it was last asked. */
    boolean reachable(DomainName domain) {
        return domains.serving(domain).filter(row -> row.problem() != null).isEmpty();
    }

    private Subject subject(DomainRow row, List<DesiredRecord> records) {
        return new Subject(
                row.domain(), records, true, !Boolean.FALSE.equals(row.hosting()), ownServer(row.connectionId()));
    }

    private Optional<String> ownServer(String connection) {
        try {
            return hosts.open(connection)
                    .server()
                    .map(MailServer::status)
                    .map(MailServer.Status::exposure)
                    .filter(MailServer.Exposure::open)
                    .flatMap(MailServer.Exposure::hostName);
        } catch (Failure e) {
            return Optional.empty();
        }
    }

    private List<DesiredRecord> proof(DomainName domain) {
        return hosts.proof(Optional.empty(), domain).map(Subjects::of).stream().toList();
    }

    private static DesiredRecord of(RequiredRecord record) {
        return new DesiredRecord(
                Topic.VERIFICATION, record.name(), record.type(), record.value(), record.necessity(), record.match());
    }
}
