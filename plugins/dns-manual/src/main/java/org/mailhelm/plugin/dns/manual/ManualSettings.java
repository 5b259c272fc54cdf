package org.mailhelm.plugin.dns.manual;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Setting;

/**
 * Which zones are kept by hand, and where.
 *
 * @param zones the zones
 * @param provider who keeps them
 * @param panel where their records are set
 */
public record ManualSettings(
        @Setting(
                label = "Zones",
                help = "The zones that you keep by hand, parted by commas.",
                env = "MANUAL_DNS_ZONES",
                example = "example.com, example.net",
                order = 1)
        List<String> zones,

        @Setting(
                label = "Provider",
                help = "Who keeps them, so that whoever sets the records knows where to go.",
                env = "MANUAL_DNS_PROVIDER",
                example = "Example Registrar",
                max = 100,
                order = 2)
        Optional<String> provider,

        @Setting(
                label = "Panel",
                help = "The page where the records are set.",
                env = "MANUAL_DNS_PANEL_URL",
                example = "https://dns.example.net/",
                order = 3)
        Optional<URI> panel) {

    /** Checks what only this connector knows. */
    public ManualSettings {
        zones = List.copyOf(zones);
        if (zones.isEmpty()) {
            throw new Failure.InvalidInput("zones", "Name at least one zone.");
        }
        for (String zone : zones) {
            if (DomainName.parse(zone).isEmpty()) {
                throw new Failure.InvalidInput("zones", zone + " is no name of a zone. Write example.com.");
            }
        }
        panel.filter(address -> !"https".equals(address.getScheme()) && !"http".equals(address.getScheme()))
                .ifPresent(address -> {
                    throw new Failure.InvalidInput("panel", "The panel's address begins with https:// or http://.");
                });
    }
}
