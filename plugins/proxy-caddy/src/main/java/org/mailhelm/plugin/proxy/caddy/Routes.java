package org.mailhelm.plugin.proxy.caddy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mailhelm.api.DomainName;

/** What routes of Caddy do with a host name. */
final class Routes {

    /** Handlers that answer; all others pass the request on. */
    private static final Set<String> ANSWERING =
            Set.of("reverse_proxy", "static_response", "file_server", "subroute", "error", "metrics", "acme_server");

    private Routes() {}

    /** Whether a route, or one inside it, is made for exactly this host name. */
    static boolean names(Object route, DomainName host) {
        boolean here = matchers(route).stream()
                .flatMap(matcher -> Tree.list(Tree.object(matcher).get("host")).stream())
                .anyMatch(name -> Tree.text(name).toLowerCase(Locale.ROOT).equals(host.value()));
        return here
                || handlers(route).stream()
                        .flatMap(handler -> Tree.list(Tree.object(handler).get("routes")).stream())
                        .anyMatch(inner -> names(inner, host));
    }

    /** Whether no request for this host name gets behind a route. */
    static boolean swallows(Object route, DomainName host) {
        List<Object> matchers = matchers(route);
        boolean takesAll =
                matchers.isEmpty() || matchers.stream().anyMatch(matcher -> takesAll(Tree.object(matcher), host));
        return takesAll && (Boolean.TRUE.equals(Tree.object(route).get("terminal")) || answers(route));
    }

    private static boolean answers(Object route) {
        return handlers(route).stream()
                .anyMatch(handler ->
                        ANSWERING.contains(Tree.text(Tree.object(handler).get("handler"))));
    }

    private static boolean takesAll(Map<String, Object> matcher, DomainName host) {
        return matcher.entrySet().stream().allMatch(entry -> switch (entry.getKey()) {
            case "host" -> Tree.list(entry.getValue()).stream().anyMatch(name -> covers(Tree.text(name), host));
            case "path" -> Tree.list(entry.getValue()).stream().anyMatch(path -> path.equals("*") || path.equals("/*"));
            default -> false;
        });
    }

    /** A star stands for one label, or alone for every name. */
    private static boolean covers(String pattern, DomainName host) {
        String lower = pattern.toLowerCase(Locale.ROOT);
        return lower.equals("*")
                || lower.equals(host.value())
                || (lower.startsWith("*.")
                        && host.value().substring(host.value().indexOf('.') + 1).equals(lower.substring(2)));
    }

    private static List<Object> matchers(Object route) {
        return Tree.list(Tree.object(route).get("match"));
    }

    private static List<Object> handlers(Object route) {
        return Tree.list(Tree.object(route).get("handle"));
    }
}
