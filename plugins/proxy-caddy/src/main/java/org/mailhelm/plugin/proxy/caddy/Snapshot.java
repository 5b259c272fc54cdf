package org.mailhelm.plugin.proxy.caddy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mailhelm.api.DomainName;

/**
 * Caddy's configuration at one moment.
 *
 * @param config the whole of it
 * @param etag stands for it; Caddy refuses a change that names another one
 */
record Snapshot(Map<String, Object> config, String etag) {

    static final List<String> SERVERS = List.of("apps", "http", "servers");
    static final List<String> POLICIES = List.of("apps", "tls", "automation", "policies");

    /** Where a route stands. */
    record Place(String server, int index) {

        String path() {
            return "/apps/http/servers/" + server + "/routes/" + index;
        }
    }

    Map<String, Object> servers() {
        return Tree.object(Tree.at(config, SERVERS));
    }

    List<Object> routes(String server) {
        return Tree.list(Tree.object(servers().get(server)).get("routes"));
    }

    List<Object> policies() {
        return Tree.list(Tree.at(config, POLICIES));
    }

    Object route(Place place) {
        return routes(place.server()).get(place.index());
    }

    /** All routes that carry a mark; duplicates are possible. */
    List<Place> marked(Mark mark) {
        List<Place> places = new ArrayList<>();
        servers().keySet().stream()
                .sorted()
                .forEach(server -> IntStream.range(0, routes(server).size())
                        .mapToObj(index -> new Place(server, index))
                        .filter(place -> mark.isOn(route(place)))
                        .forEach(places::add));
        return places;
    }

    /** Which route publishes a host name without carrying the mark; empty when none does. */
    Optional<String> stranger(DomainName host, Mark mark) {
        return servers().keySet().stream()
                .sorted()
                .flatMap(server -> IntStream.range(0, routes(server).size())
                        .filter(index -> !mark.isOn(routes(server).get(index)))
                        .filter(index -> Routes.names(routes(server).get(index), host))
                        .mapToObj(
                                index -> "route " + (index + 1) + " of Caddy's server " + server + name(server, index)))
                .findFirst();
    }

    private String name(String server, int index) {
        String id = Mark.id(routes(server).get(index));
        return id.isEmpty() ? "" : " (" + id + ")";
    }

    /** Whether a request for the host name comes as far as a place in a server's routes. */
    boolean reachable(Place place, DomainName host) {
        return place.index() <= firstThatSwallows(place.server(), host);
    }

    /** The first route of a server behind which no request for the host name comes; the end when there is none. */
    int firstThatSwallows(String server, DomainName host) {
        List<Object> routes = routes(server);
        Mark own = Mark.route(host);
        return IntStream.range(0, routes.size())
                .filter(index -> !own.isOn(routes.get(index)) && Routes.swallows(routes.get(index), host))
                .findFirst()
                .orElse(routes.size());
    }

    int httpsPort() {
        return port("https_port", 443);
    }

    int httpPort() {
        return port("http_port", 80);
    }

    private int port(String key, int usual) {
        return Tree.at(config, List.of("apps", "http", key)) instanceof Number number ? number.intValue() : usual;
    }

    static String path(List<String> keys) {
        return "/" + String.join("/", keys);
    }
}
