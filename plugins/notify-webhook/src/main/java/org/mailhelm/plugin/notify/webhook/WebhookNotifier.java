package org.mailhelm.plugin.notify.webhook;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailhelm.api.Failure;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.RestClient;
import org.mailhelm.api.RestOptions;
import org.mailhelm.api.RestRequest;
import org.mailhelm.api.RestResponse;
import org.mailhelm.api.notify.Notification;
import org.mailhelm.api.notify.Notifier;
import org.mailhelm.api.notify.NotifierLimits;

/** Calls one address for each notification. Any answer of success is good, whatever it says. */
final class WebhookNotifier implements Notifier {

    private final WebhookSettings settings;
    private final Address address;
    private final RestClient rest;
    private final Clock clock;

    WebhookNotifier(WebhookSettings settings, PluginContext context) {
        this.settings = settings;
        this.address = Address.of(settings.url());
        this.clock = context.clock();
        RestOptions options =
                RestOptions.defaults().answerWithin(Duration.ofSeconds(10)).failures(WebhookNotifier::failure);
        if (settings.token().isPresent()) {
            options = options.bearer(settings.token().get());
        }
        if (settings.user().isPresent()) {
            options = options.basic(settings.user().get(), settings.password().orElseThrow());
        }
        if (settings.headerName().isPresent()) {
            options = options.secretHeader(
                    settings.headerName().get(), settings.headerValue().orElseThrow());
        }
        this.rest = context.rest(address.base(), options);
    }

    @Override
    public NotifierLimits limits() {
        return new NotifierLimits(1_000, 100_000, 200, 0, Duration.ofMinutes(1));
    }

    @Override
    public boolean verifiesSilently() {
        return false;
    }

    @Override
    public void verify() {
        send(new Notification(
                UUID.randomUUID().toString(),
                "connection.test",
                Notification.Severity.INFO,
                clock.instant(),
                "Mailhelm can reach this address",
                "Somebody tests the connection, or Mailhelm does to see whether it still works.",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty()));
    }

    @Override
    public void send(Notification notification) {
        RestRequest request = address.withQuery(rest.request(settings.method().name(), address.slashes()));
        request.json(
                settings.format() == WebhookSettings.Format.APPRISE
                        ? Message.Apprise.of(notification)
                        : Message.of(notification));
        settings.signingSecret()
                .ifPresent(secret ->
                        request.sign(body -> Signature.headers(secret, notification.id(), clock.instant(), body)));
        try {
            request.send();
        } catch (Failure.Unavailable e) {
            // No answer. The receiver knows repetitions by their id, so another try does no harm.
            throw e.getCause() instanceof IOException lost ? new Failure.Unavailable(e.reason(), true, lost) : e;
        }
    }

    private static Failure failure(RestResponse answer, Failure usual) {
        int status = answer.status();
        if (status >= 300 && status < 400) {
            return new Failure.Unavailable(
                    "The address leads elsewhere (" + status + "). Enter the address that it leads to.", false);
        }
        boolean passing = status >= 500 || status == 408 || status == 425;
        return passing ? new Failure.Unavailable(usual.reason(), true) : usual;
    }
}
