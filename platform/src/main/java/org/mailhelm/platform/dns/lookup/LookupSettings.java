package org.mailhelm.platform.dns.lookup;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mailhelm.platform.start.StartFailure;
import org.mailhelm.platform.start.Variables;
import org.xbill.DNS.ResolverConfig;

/**
 * Whom to ask.
 *
 * @param resolvers those that everybody else asks; none means those of the system
 * @param resolversOnly whether nobody else is asked, as in a network that lets no other questions out
 * @param authoritativePort where the servers of zones listen
 * @param patience how long one try waits
 * @param inFlight how many questions are on their way at most
 */
public record LookupSettings(
        List<InetSocketAddress> resolvers,
        boolean resolversOnly,
        int authoritativePort,
        Duration patience,
        int inFlight) {

    static final int PORT = 53;
    private static final String VARIABLE = "DNS_RESOLVERS";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST = 200;
    // More would say the same, and each costs a question a record.
    private static final int MOST_RESOLVERS = 4;

    /** Keeps a copy. */
    public LookupSettings {
        resolvers = List.copyOf(resolvers);
    }

    static LookupSettings of(Variables variables) {
        List<InetSocketAddress> named =
                variables.text(VARIABLE).map(LookupSettings::read).orElse(List.of());
        return new LookupSettings(named, variables.flag("DNS_RESOLVERS_ONLY", false), PORT, PATIENCE, MOST);
    }

    /** The resolvers to ask. Those of the system are looked up when they are needed, not when the host starts. */
    List<InetSocketAddress> servers() {
        List<InetSocketAddress> all =
                resolvers.isEmpty() ? ResolverConfig.getCurrentConfig().servers() : resolvers;
        return all.stream().distinct().limit(MOST_RESOLVERS).toList();
    }

    private static List<InetSocketAddress> read(String text) {
        List<InetSocketAddress> all = new ArrayList<>();
        for (String part : text.split("[,\\s]+")) {
            if (!part.isEmpty()) {
                all.add(server(part));
            }
        }
        if (all.size() > MOST_RESOLVERS) {
            throw new StartFailure(VARIABLE + " takes up to " + MOST_RESOLVERS + " resolvers.");
        }
        return all;
    }

    private static InetSocketAddress server(String text) {
        boolean bareV6 = text.indexOf(':') != text.lastIndexOf(':') && !text.startsWith("[");
        InetSocketAddress address;
        try {
            URI uri = new URI("dns://" + (bareV6 ? "[" + text + "]" : text));
            if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 0xFFFF) {
                throw wrong(text);
            }
            address = new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? PORT : uri.getPort());
        } catch (URISyntaxException e) {
            throw wrong(text);
        }
        if (address.isUnresolved()) {
            throw new StartFailure(
                    VARIABLE + ": the address of \"" + text + "\" can't be found. Write it as a number.");
        }
        return address;
    }

    private static StartFailure wrong(String text) {
        return new StartFailure(
                VARIABLE + " takes hosts like 192.0.2.53 or 192.0.2.53:5353, parted by commas, not \"" + text + "\".");
    }

    @Factory
    static final class FromEnvironment {
        // With the start, so that a wrong setting is told there.
        @Context
        @Secondary
        LookupSettings settings(Variables variables) {
            return of(variables);
        }
    }
}
