package org.mailhelm.plugin.mail.james;

import java.net.URI;
import java.util.List;
import org.mailhelm.api.Connector;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Secret;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.testkit.HttpConnectorContract;
import org.mailhelm.testkit.RecordedSetting;

class RemoteServerConnectorTest extends HttpConnectorContract<RemoteServerSettings, MailHost> {

    @Override
    protected Connector<RemoteServerSettings, MailHost> connector() {
        return new RemoteServerConnector();
    }

    @Override
    protected RemoteServerSettings sampleSettings(URI target) {
        return settings(target, "secret-token-of-james");
    }

    static RemoteServerSettings settings(URI target, String token) {
        return new RemoteServerSettings(
                target, Secret.of(token), new DomainName("mail.example.com"), 587, 465, 0, 993, 0);
    }

    @Override
    protected List<RecordedSetting> recordedSettings() {
        return List.of(
                RecordedSetting.of("url", "JAMES_URL"),
                RecordedSetting.of("token", "JAMES_TOKEN"),
                RecordedSetting.of("hostName", "JAMES_HOSTNAME"),
                RecordedSetting.of("submissionPort", "JAMES_SUBMISSION_PORT").withDefault("587"),
                RecordedSetting.of("submissionsPort", "JAMES_SMTPS_PORT").withDefault("465"),
                RecordedSetting.of("imapPort", "JAMES_IMAP_PORT").withDefault("0"),
                RecordedSetting.of("imapsPort", "JAMES_IMAPS_PORT").withDefault("993"),
                RecordedSetting.of("pop3sPort", "JAMES_POP3S_PORT").withDefault("0"));
    }
}
