package org.mailhelm.plugin.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.Connector;
import org.mailhelm.api.Failure;
import org.mailhelm.api.notify.Notifier;
import org.mailhelm.testkit.HttpConnectorContract;
import org.mailhelm.testkit.PluginRules;
import org.mailhelm.testkit.RecordedSetting;

class WebhookConnectorTest extends HttpConnectorContract<WebhookSettings, Notifier> {

    @Override
    protected Connector<WebhookSettings, Notifier> connector() {
        return new WebhookConnector();
    }

    @Override
    protected WebhookSettings sampleSettings(URI target) {
        // Name and password stand aside: a sign-in is by token or by password.
        return new Sample(target).build();
    }

    @Override
    protected boolean readsAnswers() {
        return false;
    }

    @Override
    protected List<String> secretsLeftOut() {
        return List.of("password");
    }

    @Override
    protected List<RecordedSetting> recordedSettings() {
        return List.of(
                RecordedSetting.of("url", "WEBHOOK_URL"),
                RecordedSetting.of("method", "WEBHOOK_METHOD").withDefault("POST"),
                RecordedSetting.of("format", "WEBHOOK_FORMAT").withDefault("MAILHELM"),
                RecordedSetting.of("token", "WEBHOOK_TOKEN"),
                RecordedSetting.of("user", "WEBHOOK_USER"),
                RecordedSetting.of("password", "WEBHOOK_PASSWORD"),
                RecordedSetting.of("headerName", "WEBHOOK_HEADER"),
                RecordedSetting.of("headerValue", "WEBHOOK_HEADER_VALUE"),
                RecordedSetting.of("signingSecret", "WEBHOOK_SIGNING_SECRET"));
    }

    @Test
    void keepsToThePluginApi() {
        PluginRules.dependsOnTheApiAlone("org.mailhelm.plugin.notify.webhook");
    }

    @Test
    void refusesHalvesOfASignIn() {
        URI url = URI.create("https://example.com/hook");
        assertRefused("password", () -> new Sample(url).token(null).user("anna").build());
        assertRefused(
                "password", () -> new Sample(url).token(null).password("pass").build());
        assertRefused(
                "token", () -> new Sample(url).user("anna").password("pass").build());
        assertRefused("headerValue", () -> new Sample(url).headerValue(null).build());
        assertRefused("headerName", () -> new Sample(url).headerName("X Y").build());
        assertRefused(
                "signingSecret", () -> new Sample(url).signingSecret("short").build());
        assertRefused(
                "signingSecret",
                () -> new Sample(url).signingSecret("whsec_???").build());
    }

    private static void assertRefused(String field, Runnable settings) {
        assertThatThrownBy(settings::run)
                .isInstanceOfSatisfying(
                        Failure.InvalidInput.class, e -> assertThat(e.field()).isEqualTo(field));
    }
}
