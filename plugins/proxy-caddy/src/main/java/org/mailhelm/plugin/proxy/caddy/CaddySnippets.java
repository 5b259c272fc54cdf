package org.mailhelm.plugin.proxy.caddy;

import java.util.ArrayList;
import java.util.List;
import org.mailhelm.api.proxy.CertificateSource;
import org.mailhelm.api.proxy.Route;
import org.mailhelm.api.proxy.Snippet;

/** The same to paste by hand. Caddy sets the forwarding headers anew by itself, so the texts leave them alone. */
final class CaddySnippets {

    private CaddySnippets() {}

    static List<Snippet> of(CaddySettings settings, Route route) {
        Origin origin = Origin.parse(settings.origin());
        return List.of(
                new Snippet(
                        "Caddyfile",
                        "caddyfile",
                        caddyfile(settings, route, origin),
                        "Add it to the Caddyfile, then run: caddy reload"),
                new Snippet(
                        "Caddy JSON",
                        "json",
                        json(route, origin),
                        "Add it to the routes of the server that listens on 443, before any route that takes"
                                + " everything."));
    }

    private static String caddyfile(CaddySettings settings, Route route, Origin origin) {
        List<String> lines = new ArrayList<>();
        lines.add(route.host() + " {");
        lines.add("\treverse_proxy " + origin);
        if (route.certificate() == CertificateSource.ACME_DNS) {
            settings.dnsProvider().ifPresent(provider -> {
                lines.add("\ttls {");
                lines.add("\t\tdns " + provider + " " + settings.dnsToken());
                lines.add("\t}");
            });
        }
        lines.add("}");
        return String.join("\n", lines) + "\n";
    }

    private static String json(Route route, Origin origin) {
        return """
            {
              "@id": "%s",
              "match": [{"host": ["%s"]}],
              "handle": [{
                "handler": "reverse_proxy",%s
                "upstreams": [{"dial": "%s"}]
              }],
              "terminal": true
            }
            """.formatted(
                        Mark.route(route.host()).base(),
                        route.host(),
                        origin.tls() ? "\n    \"transport\": {\"protocol\": \"http\", \"tls\": {}}," : "",
                        origin.address());
    }
}
