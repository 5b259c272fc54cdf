package org.mailhelm.plugin.proxy.caddy;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailhelm.api.Failure;

/** Finds the server that takes our routes. Two servers on one listener are an error to Caddy, so it is a shared one. */
final class Listeners {

    private static final Pattern PORTS = Pattern.compile(".*:(\\d+)(?:-(\\d+))?");

    private Listeners() {}

    /**
     * The server to publish on; empty when one has to be made.
     *
     * @throws Failure.NotFound when the one that the settings name isn't there
     */
    static Optional<String> find(Snapshot now, Optional<String> named) {
        if (named.isPresent()) {
            if (!now.servers().containsKey(named.get())) {
                throw new Failure.NotFound("Caddy has no server called " + named.get()
                        + ". Correct the name in the connection's settings, or leave it empty. There are: "
                        + String.join(", ", now.servers().keySet()) + ".");
            }
            return named;
        }
        return on(now, now.httpsPort())
                // Without TLS only where Caddy is told to leave that to somebody in front of it.
                .or(() -> on(now, now.httpPort()).filter(server -> withoutTls(now, server)));
    }

    static boolean withoutTls(Snapshot now, String server) {
        return Boolean.TRUE.equals(
                Tree.object(Tree.object(now.servers().get(server)).get("automatic_https"))
                        .get("disable"));
    }

    private static Optional<String> on(Snapshot now, int port) {
        return now.servers().keySet().stream()
                .filter(server -> listens(now, server, port))
                .min(Comparator.<String, Boolean>comparing(server -> !everywhere(now, server, port))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean listens(Snapshot now, String server, int port) {
        return Tree.list(Tree.object(now.servers().get(server)).get("listen")).stream()
                .map(Tree::text)
                .anyMatch(address -> covers(address, port));
    }

    private static boolean everywhere(Snapshot now, String server, int port) {
        return Tree.list(Tree.object(now.servers().get(server)).get("listen")).stream()
                .map(Tree::text)
                .anyMatch(address -> address.matches("(tcp/)?(0\\.0\\.0\\.0|\\[::\\])?:.*") && covers(address, port));
    }

    private static boolean covers(String address, int port) {
        Matcher ports = PORTS.matcher(address);
        if (address.startsWith("unix") || address.startsWith("udp") || !ports.matches()) {
            return false;
        }
        int first = Integer.parseInt(ports.group(1));
        int last = ports.group(2) == null ? first : Integer.parseInt(ports.group(2));
        return first <= port && port <= last;
    }
}
