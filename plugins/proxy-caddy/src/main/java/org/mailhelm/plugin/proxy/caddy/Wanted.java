package org.mailhelm.plugin.proxy.caddy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.proxy.CertificateSource;
import org.mailhelm.api.proxy.Route;

/** What Caddy's configuration shall hold for a route, in Caddy's own terms. */
final class Wanted {

    private final CaddySettings settings;
    private final Route route;

    Wanted(CaddySettings settings, Route route) {
        this.settings = settings;
        this.route = route;
    }

    Map<String, Object> route(String id) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("@id", id);
        wanted.put("match", List.of(Map.of("host", List.of(route.host().value()))));
        wanted.put("handle", List.of(handler()));
        wanted.put("terminal", true);
        return wanted;
    }

    private Map<String, Object> handler() {
        Origin origin = Origin.parse(settings.origin());
        Map<String, Object> handler = new LinkedHashMap<>();
        handler.put("handler", "reverse_proxy");
        if (origin.tls()) {
            handler.put("transport", Map.of("protocol", "http", "tls", Map.of()));
        }
        handler.put("upstreams", List.of(Map.of("dial", origin.address().toString())));
        return handler;
    }

    /** The rule for the host name's certificate; empty when Caddy's own rules shall do. */
    Optional<Map<String, Object>> policy(String id) {
        if (route.certificate() == CertificateSource.PROXY_DEFAULT) {
            return Optional.empty();
        }
        Map<String, Object> issuer = new LinkedHashMap<>();
        issuer.put("module", "acme");
        settings.acmeDirectory().ifPresent(directory -> issuer.put("ca", directory.toString()));
        settings.acmeEmail().ifPresent(email -> issuer.put("email", email));
        if (route.certificate() == CertificateSource.ACME_DNS) {
            Map<String, Object> provider =
                    Map.of("name", settings.dnsProvider().orElseThrow(), "api_token", settings.dnsToken());
            issuer.put("challenges", Map.of("dns", Map.of("provider", provider)));
        }
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("@id", id);
        policy.put("subjects", List.of(route.host().value()));
        policy.put("issuers", List.of(issuer));
        return Optional.of(policy);
    }

    /** Whether two parts say the same, whatever their marks. */
    static boolean same(Object one, Object other) {
        return withoutId(one).equals(withoutId(other));
    }

    private static Map<String, Object> withoutId(Object node) {
        Map<String, Object> copy = new LinkedHashMap<>(Tree.object(node));
        copy.remove("@id");
        return copy;
    }
}
