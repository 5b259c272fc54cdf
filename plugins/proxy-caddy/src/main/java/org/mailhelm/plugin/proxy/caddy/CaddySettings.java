package org.mailhelm.plugin.proxy.caddy;

import java.net.URI;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.api.Setting;

/**
 * How to reach Caddy, and what it shall do.
 *
 * @param adminUrl the admin API
 * @param adminToken for a proxy in front of the admin API; Caddy's own has no tokens
 * @param origin where Caddy finds Mailhelm
 * @param server the name of the server that takes the routes
 * @param acmeEmail told to the certificate authority
 * @param acmeDirectory the certificate authority
 * @param dnsProvider Caddy's DNS module for proofs over DNS
 * @param dnsToken what Caddy gives that module as its token
 */
public record CaddySettings(
        @Setting(
                label = "Admin address",
                help = "Caddy's admin API, as Mailhelm reaches it.",
                env = "CADDY_ADMIN_URL",
                defaultValue = "http://localhost:2019",
                order = 1)
        URI adminUrl,

        @Setting(
                label = "Admin token",
                help = "Sent as a bearer token. Only for a proxy that guards the admin API; Caddy itself asks for"
                        + " none.",
                env = "CADDY_ADMIN_TOKEN",
                order = 2)
        Optional<Secret> adminToken,

        @Setting(
                label = "Mailhelm's address",
                help = "Where Caddy finds Mailhelm: host and port, with https:// in front when Mailhelm speaks TLS.",
                env = "CADDY_ORIGIN",
                example = "127.0.0.1:5000",
                max = 255,
                order = 3)
        String origin,

        @Setting(
                label = "Server",
                help = "The name of the server in Caddy's configuration that takes the routes. Empty: the one that"
                        + " listens on Caddy's HTTPS port, or a new one when none does.",
                env = "CADDY_SERVER",
                example = "srv0",
                max = 100,
                order = 4)
        Optional<String> server,

        @Setting(
                label = "ACME mail address",
                help = "The certificate authority writes there when something is wrong with a certificate.",
                env = "CADDY_ACME_EMAIL",
                group = "Certificates",
                max = 254,
                order = 5)
        Optional<String> acmeEmail,

        @Setting(
                label = "ACME directory",
                help = "Another certificate authority than Caddy's usual ones.",
                env = "CADDY_ACME_CA",
                group = "Certificates",
                example = "https://acme-v02.api.letsencrypt.org/directory",
                order = 6)
        Optional<URI> acmeDirectory,

        @Setting(
                label = "DNS provider",
                help = "Caddy's DNS module for proofs over DNS. Caddy must have been built with it.",
                env = "CADDY_DNS_PROVIDER",
                group = "Certificates",
                example = "cloudflare",
                max = 60,
                order = 7)
        Optional<String> dnsProvider,

        @Setting(
                label = "DNS token placeholder",
                help = "What Caddy's DNS module gets as its token. A placeholder keeps the token itself out of Caddy's"
                        + " configuration; set the variable where Caddy runs.",
                env = "CADDY_DNS_TOKEN",
                defaultValue = "{env.CF_API_TOKEN}",
                group = "Certificates",
                max = 200,
                order = 8)
        String dnsToken) {

    /** Checks what only this connector knows. */
    public CaddySettings {
        try {
            Origin.parse(origin);
        } catch (IllegalArgumentException e) {
            throw new Failure.InvalidInput(
                    "origin", "Write Mailhelm's address as host:port, with or without http:// or https:// in front.");
        }
        server.ifPresent(name -> check("server", name, "[A-Za-z0-9_.-]+"));
        dnsProvider.ifPresent(name -> check("dnsProvider", name, "[a-z0-9_]+"));
        if (!dnsToken.matches("\\{[^{}]+\\}")) {
            throw new Failure.InvalidInput(
                    "dnsToken", "Write a placeholder like {env.CF_API_TOKEN}; Caddy stores this text as it is.");
        }
    }

    private static void check(String field, String name, String pattern) {
        if (!name.matches(pattern)) {
            throw new Failure.InvalidInput(field, "Write the name as it stands in Caddy's configuration.");
        }
    }
}
