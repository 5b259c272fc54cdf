package org.mailhelm.plugin.notify.webhook;

import java.net.URI;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Label;
import org.mailhelm.api.Secret;
import org.mailhelm.api.Setting;

/**
 * Where notifications go, and in which form.
 *
 * @param url the address
 * @param method how it is called
 * @param format the shape of the JSON
 * @param token sent as a bearer token
 * @param user for a sign-in with name and password
 * @param password for a sign-in with name and password
 * @param headerName a header of the receiver's own
 * @param headerValue what stands in it
 * @param signingSecret for signatures
 */
public record WebhookSettings(
        @Setting(
                label = "Address",
                help = "Called as it stands here, query included. Administrators can read it: put credentials into the"
                        + " fields below.",
                env = "WEBHOOK_URL",
                example = "https://example.com/hooks/mail",
                order = 1)
        URI url,

        @Setting(label = "Method", env = "WEBHOOK_METHOD", defaultValue = "POST", order = 2)
        Method method,

        @Setting(
                label = "Format",
                help = "Mailhelm's own form carries everything; the other one is what Apprise sends.",
                env = "WEBHOOK_FORMAT",
                defaultValue = "MAILHELM",
                order = 3)
        Format format,

        @Setting(
                label = "Bearer token",
                help = "Sent in the Authorization header.",
                env = "WEBHOOK_TOKEN",
                group = "Sign-in",
                order = 4)
        Optional<Secret> token,

        @Setting(label = "User name", env = "WEBHOOK_USER", group = "Sign-in", max = 200, order = 5)
        Optional<String> user,

        @Setting(label = "Password", env = "WEBHOOK_PASSWORD", group = "Sign-in", order = 6)
        Optional<Secret> password,

        @Setting(
                label = "Header",
                help = "A header in which the receiver wants a secret of its own.",
                env = "WEBHOOK_HEADER",
                example = "X-Api-Key",
                group = "Sign-in",
                max = 100,
                order = 7)
        Optional<String> headerName,

        @Setting(label = "Header value", env = "WEBHOOK_HEADER_VALUE", group = "Sign-in", order = 8)
        Optional<Secret> headerValue,

        @Setting(
                label = "Signing secret",
                help = "With it every message is signed as Standard Webhooks describes, so that the receiver can tell"
                        + " who sent it.",
                env = "WEBHOOK_SIGNING_SECRET",
                group = "Signature",
                order = 9)
        Optional<Secret> signingSecret) {

    /** Checks what belongs together. */
    public WebhookSettings {
        together("password", user.isPresent(), password.isPresent(), "Enter both a user name and a password, or none.");
        together(
                "headerValue",
                headerName.isPresent(),
                headerValue.isPresent(),
                "Enter both a header and its value, or none.");
        if (token.isPresent() && user.isPresent()) {
            throw new Failure.InvalidInput(
                    "token", "Sign in with a token or with a name and a password, not with both.");
        }
        if (!headerName.orElse("X").matches("[A-Za-z0-9-]+")) {
            throw new Failure.InvalidInput("headerName", "A header's name has letters, digits and hyphens.");
        }
        signingSecret.ifPresent(Signature::key);
    }

    private static void together(String field, boolean one, boolean other, String message) {
        if (one != other) {
            throw new Failure.InvalidInput(field, message);
        }
    }

    /** How the address is called. */
    public enum Method {
        /** As most receivers want it. */
        POST,
        /** As some want it. */
        PUT
    }

    /** The shape of the JSON. */
    public enum Format {
        /** Our own, with everything. */
        @Label("Mailhelm")
        MAILHELM,
        /** As Apprise's JSON service has it, for receivers that were made for it. */
        @Label("Apprise")
        APPRISE
    }
}
