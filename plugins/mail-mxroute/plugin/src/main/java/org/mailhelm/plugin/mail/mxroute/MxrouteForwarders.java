package org.mailhelm.plugin.mail.mxroute;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.mail.Forwarder;
import org.mailhelm.api.mail.Forwarders;
import org.mailhelm.api.mail.MailAddress;
import org.slf4j.Logger;

/** Forwarders. MXroute has no call that changes one, so it is taken away and made anew. */
final class MxrouteForwarders implements Forwarders {

    private static final String PATH = "/domains/{domain}/forwarders";
    private static final Pattern STRICT_PROVIDER = Pattern.compile(
            "(?i).*@(?:gmail|googlemail|yahoo|ymail|rocketmail|aol|aim|hotmail|outlook|live|msn|icloud|me|mac)\\.[a-z.]+");
    private static final long PAUSE_SECONDS = 15;

    private final MxrouteApi api;
    private final Restorations restorations;
    private final ScheduledExecutorService executor;
    private final Logger log;
    private final Map<MailAddress, Object> locks = new ConcurrentHashMap<>();

    MxrouteForwarders(MxrouteApi api, Restorations restorations, PluginContext context) {
        this.api = api;
        this.restorations = restorations;
        this.executor = context.executor();
        this.log = context.logger();
        if (!restorations.open().isEmpty()) {
            restoreSoon();
        }
    }

    @Override
    public boolean specialDestinations() {
        return true;
    }

    @Override
    public List<String> cautions(List<String> destinations) {
        return destinations.stream().anyMatch(to -> STRICT_PROVIDER.matcher(to).matches())
                ? List.of("MXroute switches the domain to expert spam filtering when mail is forwarded to Gmail, Yahoo,"
                        + " AOL and the like.")
                : List.of();
    }

    @Override
    public List<Forwarder> list(DomainName domain) {
        List<Forwarder> forwarders = new ArrayList<>();
        for (Members entry : api.things(PATH, domain.value())) {
            List<String> destinations = entry.texts("destinations");
            try {
                forwarders.add(new Forwarder(
                        new MailAddress(entry.neededText("alias"), domain),
                        destinations.isEmpty() ? List.of(entry.neededText("forward_to")) : destinations));
            } catch (IllegalArgumentException e) {
                log.warn("MXroute names a forwarder at {} whose name can't be shown; left out", domain);
            }
        }
        return forwarders;
    }

    @Override
    public void create(Forwarder forwarder) {
        try {
            post(forwarder);
        } catch (Failure.Conflict e) {
            throw new Failure.Conflict(
                    forwarder.address() + " is there already at MXroute, as a mailbox or as a forwarder.");
        }
    }

    private void post(Forwarder forwarder) {
        api.post(
                PATH,
                new Wire.NewForwarder(forwarder.address().localPart(), forwarder.destinations()),
                forwarder.address().domain().value());
    }

    /** A call that reads and two that write; more when something goes wrong. */
    @Override
    public void replace(Forwarder wanted) {
        synchronized (locks.computeIfAbsent(wanted.address(), unseen -> new Object())) {
            Forwarder before = find(wanted.address())
                    .orElseThrow(
                            () -> new Failure.NotFound("There is no forwarder " + wanted.address() + " at MXroute."));
            if (new HashSet<>(before.destinations()).equals(new HashSet<>(wanted.destinations()))) {
                return;
            }
            restorations.note(before);
            try {
                delete(before.address());
                post(wanted);
            } catch (Failure e) {
                if (settled(before, wanted)) {
                    return;
                }
                throw unchanged(e, wanted.address());
            }
            restorations.forget(wanted.address());
        }
    }

    /**
     * After a call that failed, perhaps only on its way back: sees to it that the one or the other is there.
     *
     * @return whether it is the wanted one
     */
    private boolean settled(Forwarder before, Forwarder wanted) {
        try {
            Optional<Forwarder> now = find(wanted.address());
            if (now.isEmpty()) {
                post(before);
            }
            restorations.forget(wanted.address());
            return now.filter(there -> new HashSet<>(there.destinations()).equals(new HashSet<>(wanted.destinations())))
                    .isPresent();
        } catch (Failure e) {
            restoreSoon();
            throw new Failure.Unavailable(
                    "MXroute failed while the forwarder " + wanted.address()
                            + " was made anew, and it may be missing now. Mailhelm goes on to put it back as it was, to "
                            + String.join(", ", before.destinations()) + ".",
                    false,
                    e);
        }
    }

    private static Failure unchanged(Failure e, MailAddress address) {
        String words = " The forwarder " + address + " is as it was.";
        if (e instanceof Failure.InvalidInput invalid) {
            return new Failure.InvalidInput(invalid.field(), e.reason() + words);
        }
        if (e instanceof Failure.RateLimited limited) {
            return new Failure.RateLimited(e.reason() + words, limited.retryAfter());
        }
        if (e instanceof Failure.LimitReached) {
            return new Failure.LimitReached(e.reason() + words);
        }
        return new Failure.Unavailable(e.reason() + words, e.retryable(), e);
    }

    private Optional<Forwarder> find(MailAddress address) {
        return list(address.domain()).stream()
                .filter(forwarder -> forwarder.address().equals(address))
                .findFirst();
    }

    @Override
    public void remove(MailAddress address) {
        synchronized (locks.computeIfAbsent(address, unseen -> new Object())) {
            // First, or what somebody wants away would be put back.
            restorations.forget(address);
            delete(address);
        }
    }

    private void delete(MailAddress address) {
        api.delete(PATH + "/{alias}", address.domain().value(), address.localPart());
    }

    private void restoreSoon() {
        try {
            executor.schedule(this::restore, PAUSE_SECONDS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            // The service is being closed; the next one goes on.
        }
    }

    /** Puts back what was noted and isn't there. */
    void restore() {
        for (Forwarder noted : restorations.open()) {
            synchronized (locks.computeIfAbsent(noted.address(), unseen -> new Object())) {
                try {
                    if (find(noted.address()).isEmpty()) {
                        post(noted);
                        log.info("Put the forwarder {} back", noted.address());
                    }
                    restorations.forget(noted.address());
                } catch (Failure.NotFound | Failure.Conflict e) {
                    // The domain went away, or the address is something else now.
                    restorations.forget(noted.address());
                } catch (Failure e) {
                    log.warn("The forwarder {} can't be put back yet: {}", noted.address(), e.reason());
                    restoreSoon();
                    return;
                }
            }
        }
    }
}
