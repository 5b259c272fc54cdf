package org.mailhelm.platform.rest;

import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.mailhelm.api.RestOptions;
import org.mailhelm.api.RestOptions.RateBudget;
import org.slf4j.Logger;

/** Makes clients for outside systems, and keeps what they share: threads, and the budget of each credential. */
public final class RestClients implements AutoCloseable {

    private static final RateBudget UNLIMITED = new RateBudget("", 0, 0, Duration.ofMinutes(1));

    private final Clock clock;
    private final CheckedDns dns;
    private final Map<String, Budget> budgets = new ConcurrentHashMap<>();
    // Short-lived, because a thread remembers whose code was running when it was made.
    private final ExecutorService threads =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread thread = new Thread(null, task, "rest", 0, false);
                thread.setDaemon(true);
                thread.setContextClassLoader(RestClients.class.getClassLoader());
                return thread;
            });

    /** With the system's name service. */
    public RestClients(Clock clock) {
        this(clock, InetAddress::getAllByName);
    }

    RestClients(Clock clock, CheckedDns.Lookup lookup) {
        this.clock = clock;
        this.dns = new CheckedDns(lookup);
    }

    /**
     * A client below an address. Whoever asks for it closes it.
     *
     * @param log told of each call at debug, without secrets and bodies
     * @throws org.mailhelm.api.Failure.InvalidInput when the address or the options can't be used
     */
    public HttpRestClient open(URI base, RestOptions options, Logger log) {
        Target target = Target.of(base);
        options.headers().forEach(Headers::check);
        options.secretHeaders().forEach((name, value) -> Headers.check(name, value.reveal()));
        return new HttpRestClient(
                target,
                options,
                new Transport(options, dns, threads, userAgent()),
                options.budget().map(this::shared).orElseGet(() -> new Budget(UNLIMITED, System::nanoTime)),
                clock,
                log);
    }

    private Budget shared(RateBudget declared) {
        Budget budget =
                budgets.computeIfAbsent(declared.credential(), unseen -> new Budget(declared, System::nanoTime));
        budget.limit(declared);
        return budget;
    }

    private static String userAgent() {
        return "Mailhelm/"
                + Optional.ofNullable(RestClients.class.getPackage().getImplementationVersion())
                        .orElse("development");
    }

    /** Ends the threads. Clients that are still open can't call any more. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
