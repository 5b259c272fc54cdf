package org.mailhelm.plugin.mail.mxroute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.Connector;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.testkit.HttpConnectorContract;
import org.mailhelm.testkit.PluginRules;
import org.mailhelm.testkit.RecordedSetting;

class MxrouteConnectorTest extends HttpConnectorContract<MxrouteSettings, MailHost> {

    @Override
    protected Connector<MxrouteSettings, MailHost> connector() {
        return new MxrouteConnector();
    }

    @Override
    protected MxrouteSettings sampleSettings(URI target) {
        return Sample.settings(target);
    }

    @Override
    protected List<RecordedSetting> recordedSettings() {
        return List.of(
                RecordedSetting.of("server", "MX_SERVER"),
                RecordedSetting.of("user", "MX_USER"),
                RecordedSetting.of("apiKey", "MX_API_KEY"),
                RecordedSetting.of("apiUrl", "MXROUTE_API_URL").withDefault("https://api.mxroute.com"));
    }

    @Test
    void keepsToThePluginApi() {
        PluginRules.dependsOnTheApiAlone("org.mailhelm.plugin.mail.mxroute");
    }

    @Test
    void refusesAUserThatCantBeOne() {
        assertThatThrownBy(() -> new MxrouteSettings(
                        new DomainName("eagle.mxlogin.com"),
                        "john doe",
                        Secret.of("key"),
                        URI.create("https://api.mxroute.com")))
                .isInstanceOfSatisfying(
                        Failure.InvalidInput.class, e -> assertThat(e.field()).isEqualTo("user"));
    }
}
