package org.mailhelm.plugin.proxy.caddy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mailhelm.api.DomainName;

/** Says what to change next, so that nothing of ours is left for a host name. */
final class Withdrawal {

    private final DomainName host;

    Withdrawal(DomainName host) {
        this.host = host;
    }

    Optional<Change> next(Snapshot now) {
        return now.marked(Mark.route(host)).stream()
                .reduce((first, second) -> second)
                .map(place -> route(now, place))
                .or(() -> policy(now));
    }

    private static Change route(Snapshot now, Snapshot.Place place) {
        boolean last = now.routes(place.server()).size() == 1;
        Object server = Tree.object(now.servers().get(place.server()));
        if (last && Mark.SERVER.isOn(server)) {
            String own = Snapshot.path(Snapshot.SERVERS) + "/" + place.server();
            return Change.delete(
                    with(now, server, Snapshot.SERVERS).orElse(own), "Close the server that Mailhelm opened");
        }
        List<String> list = List.of("apps", "http", "servers", place.server(), "routes");
        Optional<String> made = last ? with(now, now.route(place), list) : Optional.empty();
        return Change.delete(made.orElse(place.path()), "Remove the route");
    }

    private Optional<Change> policy(Snapshot now) {
        List<Object> policies = now.policies();
        return IntStream.range(0, policies.size())
                .filter(index -> Mark.policy(host).isOn(policies.get(index)))
                .boxed()
                .findFirst()
                .map(index -> policy(now, index));
    }

    static Change policy(Snapshot now, int index) {
        List<Object> policies = now.policies();
        Optional<String> made =
                policies.size() == 1 ? with(now, policies.get(index), Snapshot.POLICIES) : Optional.empty();
        return Change.delete(
                made.orElse(Snapshot.path(Snapshot.POLICIES) + "/" + index), "Remove the rule for the certificate");
    }

    /** The outermost part that was made together with something and holds nothing else; empty when there is none. */
    private static Optional<String> with(Snapshot now, Object marked, List<String> path) {
        return Mark.made(marked, path)
                .filter(made -> IntStream.range(made.size(), path.size())
                        .allMatch(depth -> single(Tree.at(now.config(), path.subList(0, depth)))))
                .filter(made -> !(Tree.at(now.config(), path) instanceof Map<?, ?> map) || map.size() == 1)
                .map(Snapshot::path);
    }

    private static boolean single(@org.jspecify.annotations.Nullable Object node) {
        return Tree.object(node).size() == 1;
    }
}
