package org.mailhelm.plugin.notify.webhook;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.Secret;

/** Settings for tests, with everything that goes together. */
final class Sample {

    private final URI url;
    private WebhookSettings.Method method = WebhookSettings.Method.POST;
    private WebhookSettings.Format format = WebhookSettings.Format.MAILHELM;
    private @Nullable String token = "webhook-secret-token";
    private @Nullable String user;
    private @Nullable String password;
    private @Nullable String headerName = "X-Receiver-Key";
    private @Nullable String headerValue = "webhook-header-secret";
    private @Nullable String signingSecret = "webhook-signing-secret";

    Sample(URI url) {
        this.url = url;
    }

    Sample method(WebhookSettings.Method value) {
        method = value;
        return this;
    }

    Sample format(WebhookSettings.Format value) {
        format = value;
        return this;
    }

    Sample token(@Nullable String value) {
        token = value;
        return this;
    }

    Sample user(@Nullable String value) {
        user = value;
        return this;
    }

    Sample password(@Nullable String value) {
        password = value;
        return this;
    }

    Sample headerName(@Nullable String value) {
        headerName = value;
        return this;
    }

    Sample headerValue(@Nullable String value) {
        headerValue = value;
        return this;
    }

    Sample signingSecret(@Nullable String value) {
        signingSecret = value;
        return this;
    }

    WebhookSettings build() {
        return new WebhookSettings(
                url,
                method,
                format,
                secret(token),
                Optional.ofNullable(user),
                secret(password),
                Optional.ofNullable(headerName),
                secret(headerValue),
                secret(signingSecret));
    }

    private static Optional<Secret> secret(@Nullable String text) {
        return Optional.ofNullable(text).map(Secret::of);
    }
}
