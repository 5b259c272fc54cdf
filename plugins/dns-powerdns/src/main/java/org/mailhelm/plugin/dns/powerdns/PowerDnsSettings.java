package org.mailhelm.plugin.dns.powerdns;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Label;
import org.mailhelm.api.Secret;
import org.mailhelm.api.Setting;

/**
 * How to reach PowerDNS.
 *
 * @param apiUrl the HTTP API
 * @param apiKey its key
 * @param serverId the server behind it
 * @param nameServers for new zones
 * @param zoneKind of new zones
 */
public record PowerDnsSettings(
        @Setting(
                label = "API address",
                help = "PowerDNS' web server as Mailhelm reaches it. The path /api/v1 may be left out.",
                env = "PDNS_API_URL",
                example = "http://127.0.0.1:8081/api/v1",
                order = 1)
        URI apiUrl,

        @Setting(label = "API key", help = "The api-key of PowerDNS' configuration.", env = "PDNS_API_KEY", order = 2)
        Secret apiKey,

        @Setting(
                label = "Server id",
                help = "Nearly always localhost, whatever the machine is called.",
                env = "PDNS_SERVER_ID",
                defaultValue = "localhost",
                max = 100,
                order = 3)
        String serverId,

        @Setting(
                label = "Name servers",
                help = "The name servers of new zones. Empty: Mailhelm makes no zones here.",
                env = "PDNS_NAME_SERVERS",
                example = "ns1.example.net, ns2.example.net",
                group = "New zones",
                order = 4)
        Optional<List<String>> nameServers,

        @Setting(
                label = "Kind",
                help = "How other name servers get the zone.",
                env = "PDNS_ZONE_KIND",
                defaultValue = "NATIVE",
                group = "New zones",
                order = 5)
        ZoneKind zoneKind) {

    /** Checks what only this connector knows. */
    public PowerDnsSettings {
        nameServers = nameServers.map(List::copyOf);
        for (String name : nameServers.orElse(List.of())) {
            if (DomainName.parse(name).isEmpty()) {
                throw new Failure.InvalidInput("nameServers", name + " is no host name. Write ns1.example.net.");
            }
        }
    }

    /** How other name servers get a zone. */
    public enum ZoneKind {
        /** By the database. */
        @Label("Native: they share the database")
        NATIVE("Native"),
        /** By transfers. */
        @Label("Primary: they fetch it by transfer")
        PRIMARY("Master");

        private final String wire;

        ZoneKind(String wire) {
            this.wire = wire;
        }

        String wire() {
            return wire;
        }
    }
}
