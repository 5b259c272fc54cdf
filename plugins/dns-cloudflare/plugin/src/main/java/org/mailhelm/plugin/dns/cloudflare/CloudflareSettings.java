package org.mailhelm.plugin.dns.cloudflare;

import java.net.URI;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.api.Setting;

/**
 * Which zones at Cloudflare.
 *
 * @param apiToken what opens them
 * @param accountId where new zones are made
 * @param apiUrl the API
 */
public record CloudflareSettings(
        @Setting(
                label = "API token",
                help = "Made at dash.cloudflare.com under API Tokens, with Zone: Read and DNS: Edit for the zones that"
                        + " Mailhelm shall manage. It is never stored here.",
                env = "CF_API_TOKEN",
                envOnly = true,
                order = 1)
        Secret apiToken,

        @Setting(
                label = "Account id",
                help = "Where new zones are made; the token then needs Zone: Edit for the account. A token that belongs"
                        + " to the account can be tested only with it. Empty: Mailhelm makes no zones here.",
                env = "CF_ACCOUNT_ID",
                example = "023e105f4ecef8ad9ca31a8372d0c353",
                order = 2)
        Optional<String> accountId,

        @Setting(
                label = "API address",
                help = "Another one only for trying things out.",
                env = "CF_API_URL",
                defaultValue = "https://api.cloudflare.com/client/v4",
                group = "Advanced",
                order = 3)
        URI apiUrl) {

    /** Checks what only this connector knows. */
    public CloudflareSettings {
        accountId.ifPresent(id -> {
            if (!id.matches("[0-9a-f]{32}")) {
                throw new Failure.InvalidInput(
                        "accountId",
                        "An account id has 32 digits and letters from a to f. Cloudflare shows it on the page of a zone.");
            }
        });
    }
}
