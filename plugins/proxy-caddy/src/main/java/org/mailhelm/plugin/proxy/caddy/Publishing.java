package org.mailhelm.plugin.proxy.caddy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.proxy.Route;

/** Says what to change next, so that a route is published. Asked again after each change, until there is none. */
final class Publishing {

    private static final String OWN_SERVER = "mailhelm";

    private final CaddySettings settings;
    private final DomainName host;
    private final Mark mark;
    private final Wanted wanted;

    Publishing(CaddySettings settings, Route route) {
        this.settings = settings;
        this.host = route.host();
        this.mark = Mark.route(host);
        this.wanted = new Wanted(settings, route);
    }

    Optional<Change> next(Snapshot now) {
        now.stranger(host, mark).ifPresent(stranger -> {
            throw new Failure.Conflict(host + " is published by " + stranger
                    + " already. Remove that route from Caddy, or choose another name; nothing was changed.");
        });
        return policy(now)
                .or(() -> Listeners.find(now, settings.server())
                        .map(server -> route(now, server))
                        .orElseGet(() -> Optional.of(newServer(now))));
    }

    private Optional<Change> policy(Snapshot now) {
        Mark own = Mark.policy(host);
        List<Object> policies = now.policies();
        List<Integer> ours = IntStream.range(0, policies.size())
                .filter(index -> own.isOn(policies.get(index)))
                .boxed()
                .toList();
        Optional<Map<String, Object>> rule = wanted.policy(own.making(now.config(), Snapshot.POLICIES));
        if (rule.isEmpty() || ours.size() > 1) {
            return ours.isEmpty() ? Optional.empty() : Optional.of(Withdrawal.policy(now, ours.get(0)));
        }
        if (ours.isEmpty()) {
            refuseForeignPolicy(policies);
            String step = "Tell Caddy how to get the certificate";
            String path = Snapshot.path(Snapshot.POLICIES);
            // In front, because Caddy takes the first rule that fits.
            return Optional.of(
                    policies.isEmpty()
                            ? first(now, path, rule.get(), step)
                            : new Change("PUT", path + "/0", Optional.of(rule.get()), step));
        }
        Object there = policies.get(ours.get(0));
        return Wanted.same(there, rule.get())
                ? Optional.empty()
                : Optional.of(new Change(
                        "PATCH",
                        Snapshot.path(Snapshot.POLICIES) + "/" + ours.get(0),
                        wanted.policy(Mark.id(there)).map(Object.class::cast),
                        "Change how Caddy gets the certificate"));
    }

    private void refuseForeignPolicy(List<Object> policies) {
        boolean foreign = policies.stream()
                .anyMatch(
                        policy -> Tree.list(Tree.object(policy).get("subjects")).contains(host.value()));
        if (foreign) {
            throw new Failure.Conflict("Caddy has a rule for the certificate of " + host
                    + " already. Publish it with the proxy's own certificates, or remove that rule.");
        }
    }

    private Optional<Change> route(Snapshot now, String server) {
        List<Snapshot.Place> ours = now.marked(mark);
        Optional<Snapshot.Place> good = ours.stream()
                .filter(place -> place.server().equals(server) && now.reachable(place, host))
                .findFirst();
        if (good.isEmpty()) {
            return Optional.of(insertion(now, server));
        }
        Object there = now.route(good.get());
        if (!Wanted.same(there, wanted.route(""))) {
            return Optional.of(new Change(
                    "PATCH",
                    good.get().path(),
                    Optional.of(wanted.route(Mark.id(there))),
                    "Change the route to Mailhelm"));
        }
        // Caddy lets several routes have one id, and a restored configuration may bring such back.
        return ours.stream()
                .filter(place -> !place.equals(good.get()))
                .reduce((first, second) -> second)
                .map(place -> Change.delete(place.path(), "Remove a superfluous route"));
    }

    private Change insertion(Snapshot now, String server) {
        String step = "Add the route to Caddy's server " + server;
        String path = Snapshot.path(Snapshot.SERVERS) + "/" + server + "/routes";
        int size = now.routes(server).size();
        if (size == 0) {
            String id = mark.making(now.config(), List.of("apps", "http", "servers", server, "routes"));
            return first(now, path, wanted.route(id), step);
        }
        int index = now.firstThatSwallows(server, host);
        Optional<Object> route = Optional.of(wanted.route(mark.base()));
        return index < size
                ? new Change("PUT", path + "/" + index, route, step)
                : new Change("POST", path, route, step);
    }

    private Change newServer(Snapshot now) {
        Map<String, Object> server = new LinkedHashMap<>();
        server.put("@id", Mark.SERVER.making(now.config(), Snapshot.SERVERS));
        server.put("listen", List.of(":" + now.httpsPort()));
        server.put("routes", List.of(wanted.route(mark.base())));
        return new Change(
                "PUT",
                Snapshot.path(Snapshot.SERVERS) + "/" + OWN_SERVER,
                Optional.of(server),
                "Open a server on port " + now.httpsPort());
    }

    /** The first element of a list, which is there or not. */
    private static Change first(Snapshot now, String path, Object element, String step) {
        boolean absent = Tree.at(now.config(), List.of(path.substring(1).split("/"))) == null;
        return absent
                ? new Change("PUT", path, Optional.of(List.of(element)), step)
                : new Change("POST", path, Optional.of(element), step);
    }
}
