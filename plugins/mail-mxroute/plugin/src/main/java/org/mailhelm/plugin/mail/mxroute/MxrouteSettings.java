package org.mailhelm.plugin.mail.mxroute;

import java.net.URI;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.api.Setting;

/**
 * Which account at MXroute.
 *
 * @param server the mail server that holds the account
 * @param user the account's name there
 * @param apiKey the key
 * @param apiUrl the API
 */
public record MxrouteSettings(
        @Setting(
                label = "Server",
                help = "The mail server of your account. MXroute's page of API keys shows it.",
                env = "MX_SERVER",
                example = "eagle.mxlogin.com",
                order = 1)
        DomainName server,

        @Setting(
                label = "User",
                help = "Your DirectAdmin user name. MXroute's page of API keys shows it.",
                env = "MX_USER",
                example = "johndoe",
                max = 64,
                order = 2)
        String user,

        @Setting(
                label = "API key",
                help =
                        "Made at panel.mxroute.com/api-keys.php. It opens the whole account, so it is never stored here.",
                env = "MX_API_KEY",
                envOnly = true,
                order = 3)
        Secret apiKey,

        @Setting(
                label = "API address",
                help = "Another one only for trying things out.",
                env = "MXROUTE_API_URL",
                defaultValue = "https://api.mxroute.com",
                group = "Advanced",
                order = 4)
        URI apiUrl) {

    /** Checks what only this connector knows. */
    public MxrouteSettings {
        if (!user.matches("[A-Za-z0-9._-]+")) {
            throw new Failure.InvalidInput(
                    "user", "A DirectAdmin user name holds letters, digits, dots, hyphens and underscores only.");
        }
    }
}
