package org.mailhelm.platform.dns.lookup;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.platform.dns.lookup.Answer.Cause;
import org.mailhelm.platform.dns.lookup.Answer.Found;
import org.mailhelm.platform.dns.lookup.Answer.Unknown;
import org.mailhelm.platform.dns.lookup.Reading.Alias;
import org.mailhelm.platform.dns.lookup.Reading.Done;
import org.mailhelm.platform.dns.lookup.Reading.Read;
import org.mailhelm.platform.dns.lookup.Reading.Referral;

/** Finds the servers that speak for a name, by walking up from it, and asks them. */
final class Authorities {

    private static final int MOST_HOPS = 6;
    private static final int MOST_LABELS = 10;
    private static final int MOST_SERVERS = 4;
    private static final int MOST_ZONES = 10_000;
    // Shorter than the TTL of most delegations, so that a domain that moves is seen to.
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Exchange exchange;
    private final Servers resolvers;
    private final int port;
    private final Cache<String, CompletableFuture<Zone>> zones;

    Authorities(Exchange exchange, Servers resolvers, int port, Clock clock) {
        this.exchange = exchange;
        this.resolvers = resolvers;
        this.port = port;
        this.zones = Caffeine.newBuilder()
                .maximumSize(MOST_ZONES)
                .expireAfterWrite(KEPT)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /**
     * A zone.
     *
     * @param apex its name; empty when none was found
     * @param servers those that speak for it
     * @param problem why there are none
     */
    record Zone(String apex, List<InetSocketAddress> servers, Optional<Unknown> problem) {
        static Zone none(Unknown problem) {
            return new Zone("", List.of(), Optional.of(problem));
        }
    }

    /** The zone that a name is in. */
    CompletableFuture<Zone> zone(String name) {
        return cached(name).orElseGet(() -> discover(name));
    }

    /** What the zone's servers say. */
    CompletableFuture<Answer> ask(Question question) {
        return ask(question, 0);
    }

    private CompletableFuture<Answer> ask(Question question, int hops) {
        // The digest of a zone's key is in the zone above.
        String name = question.type().equals(Question.DS) ? above(question.name()) : question.name();
        return zone(name).thenCompose(zone -> ask(zone, question, 0, hops));
    }

    private CompletableFuture<Answer> ask(Zone zone, Question question, int place, int hops) {
        if (zone.servers().isEmpty()) {
            return CompletableFuture.completedFuture(zone.problem()
                    .<Answer>map(problem -> problem)
                    .orElseGet(() -> new Unknown(Cause.LAME, "No server of " + zone.apex() + " has an address.")));
        }
        return exchange.ask(zone.servers().get(place), question, false)
                .thenCompose(read -> follow(zone, question, read, hops))
                .thenCompose(
                        answer -> answer.known() || place + 1 >= zone.servers().size()
                                ? CompletableFuture.completedFuture(answer)
                                : ask(zone, question, place + 1, hops));
    }

    private CompletableFuture<Answer> follow(Zone zone, Question question, Read read, int hops) {
        if (read instanceof Done done) {
            return CompletableFuture.completedFuture(done.answer());
        }
        if (hops >= MOST_HOPS) {
            return CompletableFuture.completedFuture(
                    new Unknown(Cause.LOOP, question.name() + " leads from name to name."));
        }
        if (read instanceof Alias alias) {
            List<String> chain = alias.aliases();
            return ask(new Question(chain.get(chain.size() - 1), question.type()), hops + 1)
                    .thenApply(answer -> Servers.behind(chain, answer));
        }
        String child = ((Referral) read).zone();
        return child.equals(zone.apex()) || !child.endsWith("." + zone.apex())
                ? CompletableFuture.completedFuture(
                        new Unknown(Cause.LAME, "A server of " + zone.apex() + " doesn't speak for it."))
                : named(child).thenCompose(below -> ask(below, question, 0, hops + 1));
    }

    private Optional<CompletableFuture<Zone>> cached(String name) {
        String at = name;
        while (!at.isEmpty()) {
            CompletableFuture<Zone> there = zones.getIfPresent(at);
            if (there != null) {
                return Optional.of(there);
            }
            at = above(at);
        }
        return Optional.empty();
    }

    private CompletableFuture<Zone> discover(String name) {
        String[] labels = name.split("\\.");
        String from = name;
        for (int i = labels.length; i > MOST_LABELS; i--) {
            from = above(from);
        }
        return named(from);
    }

    /** The zone of exactly that name, else the one above. */
    private CompletableFuture<Zone> named(String name) {
        if (name.isEmpty()) {
            return CompletableFuture.completedFuture(
                    Zone.none(new Unknown(Cause.LAME, "The servers of the zone can't be found.")));
        }
        return resolvers.first(new Question(name, RecordType.NS)).thenCompose(answer -> {
            if (answer instanceof Unknown unknown) {
                return CompletableFuture.completedFuture(Zone.none(unknown));
            }
            if (!(answer instanceof Found found) || !found.aliases().isEmpty()) {
                String above = above(name);
                return cached(above).orElseGet(() -> named(above));
            }
            CompletableFuture<Zone> zone =
                    addresses(found.values()).thenApply(servers -> new Zone(name, servers, Optional.empty()));
            // Before it is known, so that what is asked at the same time waits for this one.
            zones.put(name, zone);
            zone.thenAccept(known -> {
                if (known.servers().isEmpty()) {
                    zones.asMap().remove(name, zone);
                }
            });
            return zone;
        });
    }

    private CompletableFuture<List<InetSocketAddress>> addresses(List<String> names) {
        List<CompletableFuture<Answer>> asked = new ArrayList<>();
        List<String> some = names.stream().limit(MOST_SERVERS).toList();
        // IPv4 first: many hosts have no way out over IPv6.
        some.forEach(name -> asked.add(resolvers.first(new Question(name, RecordType.A))));
        some.forEach(name -> asked.add(resolvers.first(new Question(name, RecordType.AAAA))));
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .thenApply(done -> asked.stream()
                        .flatMap(answer -> answer.join().values().stream())
                        .distinct()
                        .flatMap(address -> server(address).stream())
                        .limit(MOST_SERVERS)
                        .toList());
    }

    private Optional<InetSocketAddress> server(String address) {
        try {
            // Never a question to the system's name service: it is a number.
            InetAddress number = InetAddress.getByName(address);
            return number.isAnyLocalAddress() || number.isMulticastAddress() || number.isLinkLocalAddress()
                    ? Optional.empty()
                    : Optional.of(new InetSocketAddress(number, port));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address record holds an address", e);
        }
    }

    private static String above(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }
}
