package org.mailhelm.plugin.mail.mxroute;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.mail.ClientSettings;
import org.mailhelm.api.mail.ClientSettings.Endpoint;
import org.mailhelm.api.mail.ClientSettings.Protocol;
import org.mailhelm.api.mail.ClientSettings.Security;

/**
 * What people enter in their mail programs. The host is the account's server, whose certificate is good; names below the
 * customer's domain have one only after it was asked for.
 */
final class Clients {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final long PATIENCE_MILLIS = 1500;

    private final DomainName server;
    private final Lookup lookup;
    private final Executor executor;
    private final Clock clock;
    private final Map<DomainName, Looked> looked = new ConcurrentHashMap<>();

    Clients(DomainName server, PluginContext context) {
        this(server, InetAddress::getAllByName, context.executor(), context.clock());
    }

    Clients(DomainName server, Lookup lookup, Executor executor, Clock clock) {
        this.server = server;
        this.lookup = lookup;
        this.executor = executor;
        this.clock = clock;
    }

    ClientSettings settings(DomainName domain) {
        String host = server.value();
        return new ClientSettings(
                List.of(
                        new Endpoint(Protocol.IMAP, host, 993, Security.TLS),
                        new Endpoint(Protocol.POP3, host, 995, Security.TLS),
                        new Endpoint(Protocol.SUBMISSION, host, 465, Security.TLS),
                        new Endpoint(Protocol.SUBMISSION, host, 587, Security.STARTTLS),
                        new Endpoint(Protocol.SUBMISSION, host, 2525, Security.STARTTLS)),
                webmail(domain),
                List.of("Where a network blocks ports 465 and 587, port 2525 sends mail as well."));
    }

    /** The link, where {@code webmail} below the domain leads to the account's server. */
    private Optional<URI> webmail(DomainName domain) {
        Instant now = clock.instant();
        Looked last = looked.get(domain);
        if (last == null || last.at().plus(LIFE).isBefore(now)) {
            last = new Looked(look(domain), now);
            looked.put(domain, last);
        }
        return last.webmail() ? Optional.of(URI.create("https://webmail." + domain)) : Optional.empty();
    }

    private boolean look(DomainName domain) {
        FutureTask<Boolean> question = new FutureTask<>(() -> {
            Set<InetAddress> theirs = new HashSet<>(Arrays.asList(lookup.addresses(server.value())));
            return Arrays.stream(lookup.addresses("webmail." + domain)).anyMatch(theirs::contains);
        });
        executor.execute(question);
        return answer(question);
    }

    private static boolean answer(Future<Boolean> question) {
        try {
            return question.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            question.cancel(true);
            return false;
        }
    }

    private record Looked(boolean webmail, Instant at) {}

    /** The name service. */
    @FunctionalInterface
    interface Lookup {

        InetAddress[] addresses(String host) throws UnknownHostException;
    }
}
