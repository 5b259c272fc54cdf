package org.mailhelm.platform.mail;

import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.platform.connection.ConnectionView;
import org.mailhelm.platform.rest.CallPriority;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the snapshot young. A page looks at what is there and has it read again beside it; a script waits, and gets
 * what is at most {@link #FRESH} old or learns why not.
 */
@Singleton
class Inventory {

    /** How old an answer may be before it is asked for again. */
    static final Duration FRESH = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(Inventory.class);
    // A page that shows nothing yet is worth a moment, not the start of a mail server.
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);
    // Whoever presses "read again" twice gets one reading.
    private static final Duration JUST_NOW = Duration.ofSeconds(3);
    private static final Duration COUNTS_FRESH = Duration.ofMinutes(15);
    // A sweep leaves most of a host's allowance to people: 20 of 100 calls a minute at the strictest host known.
    private static final int SWEEP = 20;
    private static final int TRIES = 3;

    private final MailHosts hosts;
    private final Snapshot snapshot;
    private final Clock clock;
    private final OneAtATime reads;

    Inventory(
            MailHosts hosts, Snapshot snapshot, Clock clock, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.hosts = hosts;
        this.snapshot = snapshot;
        this.clock = clock;
        this.reads = new OneAtATime(executor);
    }

    /** For pages: waits only for a host that was never read, and not for long. What failed is in the state of the host. */
    Glance glanceAtDomains() {
        Map<String, HostState> states = snapshot.hosts();
        boolean waited = false;
        boolean reading = false;
        for (ConnectionView host : hosts.all()) {
            HostState state = states.get(host.id());
            if (state == null || state.readAt() == null) {
                if (state == null || !justTried(state.triedAt())) {
                    reading |= !reads.start("domains " + host.id(), () -> fetchDomains(host.id()), PATIENCE);
                    waited = true;
                }
            } else if (stale(state.readAt(), state.doubted(), FRESH) && !justTried(state.triedAt())) {
                reads.start("domains " + host.id(), () -> fetchDomains(host.id()));
                reading = true;
            }
        }
        return new Glance(waited ? snapshot.hosts() : states, reading);
    }

    /**
     * What is known of the mail hosts.
     *
     * @param reading whether something newer is on its way
     */
    record Glance(Map<String, HostState> states, boolean reading) {}

    /** What a look at the mailboxes of a domain set off. */
    enum Look {
        /** Nothing: what is stored is young, or was just tried for. */
        NONE,
        /** They are being read beside the page. */
        READING,
        /** They were read while the page waited, so that what was known of the domain is old. */
        READ
    }

    /**
     * For scripts: afterwards the list of every host is fresh.
     *
     * @throws Failure why one isn't
     */
    void freshDomains() {
        Map<String, HostState> states = snapshot.hosts();
        for (ConnectionView host : hosts.all()) {
            HostState state = states.get(host.id());
            if (state == null || stale(state.readAt(), state.doubted(), FRESH)) {
                readDomains(host.id());
            }
        }
    }

    /** As {@link #glanceAtDomains}, for the mailboxes of a domain. */
    Look glanceAtMailboxes(DomainRow domain) {
        if (justTried(domain.triedAt()) || !stale(domain.readAt(), domain.doubted(), FRESH)) {
            return Look.NONE;
        }
        if (domain.readAt() == null) {
            return reads.start(key(domain), () -> fetchMailboxes(domain), PATIENCE) ? Look.READ : Look.READING;
        }
        reads.start(key(domain), () -> fetchMailboxes(domain));
        return Look.READING;
    }

    /**
     * Somebody wants to know now: reads the lists of all hosts again, and waits a little.
     *
     * @return false when it takes longer, and goes on
     */
    boolean refreshDomains() {
        Map<String, HostState> states = snapshot.hosts();
        boolean done = true;
        for (ConnectionView host : hosts.all()) {
            HostState state = states.get(host.id());
            if (state == null || state.doubted() || !justNow(state.triedAt())) {
                done &= reads.start("domains " + host.id(), () -> fetchDomains(host.id()), PATIENCE);
            }
        }
        return done;
    }

    /** As {@link #refreshDomains}, for the mailboxes of a domain. */
    boolean refreshMailboxes(DomainRow domain) {
        return (!domain.doubted() && justNow(domain.triedAt()))
                || reads.start(key(domain), () -> fetchMailboxes(domain), PATIENCE);
    }

    /** Reads mailboxes of all hosts again beside the caller: as many domains as a sweep takes, the oldest first. */
    void refreshOldest() {
        for (ConnectionView host : hosts.all()) {
            reads.start("sweep " + host.id(), () -> sweep(host.id(), FRESH));
        }
    }

    /** Without anybody looking: what is old is read again, in what the hosts' limits leave over. */
    @Scheduled(fixedDelay = "1m", initialDelay = "1m")
    void keepYoung() {
        Map<String, HostState> states = snapshot.hosts();
        for (ConnectionView host : hosts.all()) {
            HostState state = states.get(host.id());
            if (state == null || stale(state.readAt(), state.doubted(), COUNTS_FRESH)) {
                reads.start("domains " + host.id(), () -> CallPriority.UPKEEP.run(() -> fetchDomains(host.id())));
            } else {
                reads.start("sweep " + host.id(), () -> sweep(host.id()));
            }
        }
    }

    /** As {@link #freshDomains}, for the mailboxes of a domain; says whether they were read again. */
    boolean freshMailboxes(DomainRow domain) {
        boolean stale = stale(domain.readAt(), domain.doubted(), FRESH);
        if (stale) {
            readMailboxes(domain);
        }
        return stale;
    }

    private void readDomains(String connectionId) {
        reads.run("domains " + connectionId, () -> fetchDomains(connectionId));
    }

    private void readMailboxes(DomainRow domain) {
        reads.run(key(domain), () -> fetchMailboxes(domain));
    }

    private static String key(DomainRow domain) {
        return "mailboxes " + domain.name();
    }

    private void fetchDomains(String connectionId) {
        for (int i = 0; i < TRIES; i++) {
            HostState before = snapshot.host(connectionId);
            Collection<DomainName> names;
            try {
                names = hosts.open(connectionId).domains();
            } catch (Failure e) {
                snapshot.domainsFailed(connectionId, e.reason());
                throw e;
            }
            if (snapshot.storeDomains(connectionId, before.version(), names, hosts.ids())) {
                reads.start("sweep " + connectionId, () -> sweep(connectionId));
                return;
            }
        }
        // Somebody changes domains faster than they can be listed. The list holds those changes, and is read soon.
        LOG.debug("The list of domains of {} was changed during each of {} readings", connectionId, TRIES);
    }

    private void fetchMailboxes(DomainRow domain) {
        DomainName name = domain.domain();
        for (int i = 0; i < TRIES; i++) {
            long version = snapshot.domain(name).map(DomainRow::version).orElse(-1L);
            List<Mailbox> found;
            try {
                found = hosts.open(domain.connectionId()).mailboxes(name);
            } catch (Failure.NotFound e) {
                snapshot.doubtDomains(domain.connectionId());
                throw e;
            } catch (Failure e) {
                snapshot.mailboxesFailed(name, e.reason());
                throw e;
            }
            if (snapshot.storeMailboxes(name, version, found)) {
                return;
            }
        }
        LOG.debug("The mailboxes of {} were changed during each of {} readings", name, TRIES);
    }

    private void sweep(String connectionId) {
        sweep(connectionId, COUNTS_FRESH);
    }

    private void sweep(String connectionId, Duration life) {
        List<DomainRow> old = snapshot.domainsOf(connectionId).stream()
                .filter(row -> stale(row.readAt(), row.doubted(), life) && !justTried(row.triedAt()))
                .sorted(Comparator.comparing(row -> row.readAt() == null ? Instant.EPOCH : row.readAt()))
                .limit(SWEEP)
                .toList();
        for (DomainRow row : old) {
            // Another instance, or somebody who looked, may have been faster.
            boolean wanted = snapshot.domain(row.domain())
                    .filter(now -> stale(now.readAt(), now.doubted(), life) && !justTried(now.triedAt()))
                    .isPresent();
            try {
                if (wanted) {
                    // Under a key of its own: nobody who looks may have to wait for what waits for its turn.
                    reads.run("sweep " + key(row), () -> CallPriority.UPKEEP.run(() -> fetchMailboxes(row)));
                }
            } catch (Failure.NotFound e) {
                LOG.debug("{} went away meanwhile", row.name());
            } catch (Failure e) {
                // The others would fail alike; the next reading of the list tries again.
                return;
            }
        }
    }

    private boolean stale(@Nullable Instant readAt, boolean doubted, Duration life) {
        return readAt == null || doubted || readAt.plus(life).isBefore(clock.instant());
    }

    private boolean justNow(@Nullable Instant triedAt) {
        return triedAt != null && triedAt.plus(JUST_NOW).isAfter(clock.instant());
    }

    private boolean justTried(@Nullable Instant triedAt) {
        return triedAt != null && triedAt.plus(PAUSE_AFTER_FAILURE).isAfter(clock.instant());
    }
}
