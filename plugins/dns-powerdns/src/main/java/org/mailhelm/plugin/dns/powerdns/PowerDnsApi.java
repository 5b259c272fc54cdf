package org.mailhelm.plugin.dns.powerdns;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.Failure;
import org.mailhelm.api.JsonName;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.RestClient;
import org.mailhelm.api.RestOptions;
import org.mailhelm.api.RestResponse;

/** PowerDNS' HTTP API, see https://doc.powerdns.com/authoritative/http-api/; measured on 4.7.3. */
final class PowerDnsApi {

    private final RestClient rest;
    private final String server;

    PowerDnsApi(PowerDnsSettings settings, PluginContext context) {
        this.server = settings.serverId();
        this.rest = context.rest(
                base(settings.apiUrl()),
                RestOptions.defaults()
                        .secretHeader("X-API-Key", settings.apiKey())
                        .failures(PowerDnsApi::failure));
    }

    private static URI base(URI address) {
        String path = address.getPath() == null ? "" : address.getPath();
        return path.isEmpty() || path.equals("/") ? address.resolve("/api/v1") : address;
    }

    Server server() {
        return rest.get("/servers/{server}", server).as(Server.class);
    }

    List<ZoneEntry> zones() {
        return rest.get("/servers/{server}/zones", server)
                .query("dnssec", "false")
                .asList(ZoneEntry.class);
    }

    /** The zone of exactly that name, with its final dot. */
    Optional<ZoneEntry> zone(String dottedName) {
        return rest
                .get("/servers/{server}/zones", server)
                .query("zone", dottedName)
                .query("dnssec", "false")
                .asList(ZoneEntry.class)
                .stream()
                .filter(entry -> entry.name().equalsIgnoreCase(dottedName))
                .findFirst();
    }

    /** All sets. The filter for one of them would hide records that are disabled, and they would be lost by writing. */
    List<Rrset> rrsets(String zoneId) {
        return rest.get("/servers/{server}/zones/{zone}", server, zoneId)
                .as(ZoneContent.class)
                .rrsets();
    }

    /** All of it or nothing. */
    void patch(String zoneId, List<Rrset> sets) {
        rest.patch("/servers/{server}/zones/{zone}", server, zoneId)
                .json(new Patch(sets))
                .send();
    }

    ZoneEntry create(NewZone zone) {
        return rest.post("/servers/{server}/zones", server).json(zone).as(ZoneEntry.class);
    }

    private static Failure failure(RestResponse answer, Failure usual) {
        return switch (answer.status()) {
            case 400, 422 -> refused(usual.reason());
            // A database that is busy. Nothing was changed, and what is asked again is asked for the same.
            case 500 -> new Failure.Unavailable(usual.reason(), true);
            default -> usual;
        };
    }

    private static Failure refused(String reason) {
        if (reason.contains("onflict")) {
            return new Failure.Conflict(reason);
        }
        return new Failure.InvalidInput(reason.contains("Parsing record content") ? "value" : "changes", reason);
    }

    /** A server behind the API. */
    record Server(String id, @JsonName("daemon_type") String daemonType, Optional<String> version) {}

    /** A zone in a list. */
    record ZoneEntry(String id, String name, String kind) {

        /** Zones that are copied from elsewhere can't be changed here. */
        boolean writable() {
            return !kind.equalsIgnoreCase("Slave")
                    && !kind.equalsIgnoreCase("Secondary")
                    && !kind.equalsIgnoreCase("Consumer");
        }
    }

    /** A zone with all it holds. */
    record ZoneContent(List<Rrset> rrsets) {}

    /** A record set; {@code changetype} only when writing. No comments means that they stay as they are. */
    record Rrset(
            String name,
            String type,
            @Nullable Long ttl,
            Optional<String> changetype,
            List<Entry> records,
            Optional<List<Comment>> comments) {}

    /** A record; a disabled one isn't served. */
    record Entry(String content, boolean disabled) {}

    /** A remark. */
    record Comment(String content, String account) {}

    /** A change of a zone. */
    record Patch(List<Rrset> rrsets) {}

    /** A zone to make. */
    record NewZone(
            String name,
            String kind,
            List<String> nameservers,
            @JsonName("soa_edit_api") String soaEditApi) {}
}
