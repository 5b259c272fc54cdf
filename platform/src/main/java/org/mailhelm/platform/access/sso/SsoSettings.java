package org.mailhelm.platform.access.sso;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Label;
import org.mailhelm.api.Secret;
import org.mailhelm.api.Setting;

/** Single sign-on, as an administrator sets it. */
record SsoSettings(
        @Setting(
                label = "Single sign-on",
                help = "Adds a button to the sign-in page. Passwords go on working beside it.",
                env = SsoSettings.ENV_ENABLED,
                defaultValue = "false",
                group = "Identity provider")
        boolean enabled,

        @Setting(
                label = "Name",
                help = "What the button says behind \"Sign in with\".",
                env = "OIDC_PROVIDER_NAME",
                defaultValue = "single sign-on",
                max = 40,
                group = "Identity provider")
        String providerName,

        @Setting(
                label = "Discovery address",
                help = "Of the issuer, or of its openid-configuration. Over https, unless it is on this machine.",
                env = "OIDC_DISCOVERY_URL",
                example = "https://id.example.com/realms/staff/.well-known/openid-configuration",
                group = "Identity provider")
        Optional<URI> discoveryUrl,

        @Setting(
                label = "Client ID",
                help = "As the provider calls this installation.",
                env = "OIDC_CLIENT_ID",
                max = 200,
                group = "Identity provider")
        Optional<String> clientId,

        @Setting(
                label = "Client secret",
                help = "Read from the environment alone, never stored. A public client has none.",
                env = "OIDC_CLIENT_SECRET",
                envOnly = true,
                group = "Identity provider")
        Optional<Secret> clientSecret,

        @Setting(
                label = "Redirect address",
                help = "As it is registered at the provider: the address of this panel and /oidc/callback. Without it,"
                        + " MANAGER_PUBLIC_URL tells the address.",
                env = "OIDC_REDIRECT_URI",
                example = "https://mail.example.com/oidc/callback",
                group = "Identity provider")
        Optional<URI> redirectUri,

        @Setting(
                label = "Scopes",
                help = "Parted by spaces. Leave out what the provider doesn't know.",
                env = "OIDC_SCOPES",
                defaultValue = "openid email profile groups",
                max = 400,
                group = "Identity provider")
        String scopes,

        @Setting(
                label = "Administrators",
                help = "E-mail addresses that the provider has verified, or subjects, one a line.",
                env = "OIDC_ADMIN_USERS",
                group = "Who gets in")
        List<String> adminUsers,

        @Setting(
                label = "Administrators' group",
                help = "Who is in it is an administrator. Asked again at each sign-in: who left it is none any more.",
                env = "OIDC_ADMIN_GROUP",
                defaultValue = "administrators",
                max = 200,
                group = "Who gets in")
        Optional<String> adminGroup,

        @Setting(
                label = "People without an account",
                help = "Administrators by the rules above always get one. Nobody else gets rights by signing in.",
                env = "OIDC_UNKNOWN_USERS",
                defaultValue = "refuse",
                group = "Who gets in")
        Unknown unknownUsers) {

    static final String CALLBACK = "/oidc/callback";

    /** Without this variable or setting, single sign-on is off. */
    static final String ENV_ENABLED = "OIDC_ENABLED";

    /** What becomes of people whom the provider knows and we don't. */
    enum Unknown {
        /** They need an invitation. */
        @Label("Refuse them; they need an invitation")
        REFUSE,
        /** They get an account without rights. */
        @Label("Make an account without rights")
        CREATE
    }

    SsoSettings {
        discoveryUrl.filter(address -> !Addresses.safe(address)).ifPresent(address -> {
            throw new Failure.InvalidInput("discoveryUrl", Addresses.UNSAFE);
        });
        redirectUri.ifPresent(address -> {
            if (!Addresses.safe(address) || !CALLBACK.equals(address.getPath()) || address.getQuery() != null) {
                throw new Failure.InvalidInput(
                        "redirectUri", "Enter the https address of this panel with " + CALLBACK + " at its end.");
            }
        });
        if (enabled && discoveryUrl.isEmpty()) {
            throw new Failure.InvalidInput("discoveryUrl", "Single sign-on needs the provider's address.");
        }
        if (enabled && clientId.isEmpty()) {
            throw new Failure.InvalidInput("clientId", "Single sign-on needs the client's ID.");
        }
    }

    /** Whether there is enough to talk to the provider, switched on or not. */
    boolean complete() {
        return discoveryUrl.isPresent() && clientId.isPresent();
    }

    /** Whether the rules make somebody an administrator. */
    boolean administrator(ProviderClaims claims) {
        return adminUsers.stream()
                        .anyMatch(each -> each.equals(claims.subject())
                                || claims.verifiedAddress()
                                        .filter(each::equalsIgnoreCase)
                                        .isPresent())
                || adminGroup.filter(claims.groups()::contains).isPresent();
    }
}
