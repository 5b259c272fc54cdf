package org.mailhelm.plugin.mail.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.Connector;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.HostAndPort;
import org.mailhelm.api.Secret;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.testkit.ConnectorContract;
import org.mailhelm.testkit.RecordedSetting;

class LocalServerConnectorTest extends ConnectorContract<LocalServerSettings, MailHost> {
    private static final Optional<DomainName> NAME = Optional.of(new DomainName("mail.example.com"));

    @Override
    protected Connector<LocalServerSettings, MailHost> connector() {
        return new LocalServerConnector();
    }

    @Override
    protected LocalServerSettings sampleSettings(URI target) {
        return settings(false, NAME, Optional.empty(), Optional.of("jdbc:postgresql://127.0.0.1:1/mail"));
    }

    private static LocalServerSettings settings(
            boolean open, Optional<DomainName> name, Optional<String> certificate, Optional<String> database) {
        return new LocalServerSettings(
                open,
                name,
                certificate,
                Optional.empty(),
                0,
                0,
                0,
                0,
                0,
                false,
                0,
                Optional.of(new HostAndPort("smtp.example.net", 587)),
                Optional.of("relay"),
                Optional.of(Secret.of("secret-of-the-smarthost")),
                50,
                100,
                1000,
                5,
                600,
                "127.0.0.1,::1",
                database,
                Optional.of("mail"),
                Optional.of(Secret.of("secret-of-the-database")),
                256,
                LocalServerSettings.LogLevel.INFO);
    }

    @Override
    protected List<RecordedSetting> recordedSettings() {
        return List.of(
                RecordedSetting.of("open", "MAIL_OPEN").withDefault("false"),
                RecordedSetting.of("hostName", "MAIL_HOSTNAME"),
                RecordedSetting.of("certificateFile", "MAIL_TLS_CERT_FILE"),
                RecordedSetting.of("keyFile", "MAIL_TLS_KEY_FILE"),
                RecordedSetting.of("smtpPort", "MAIL_SMTP_PORT").withDefault("0"),
                RecordedSetting.of("submissionPort", "MAIL_SUBMISSION_PORT").withDefault("0"),
                RecordedSetting.of("submissionsPort", "MAIL_SMTPS_PORT").withDefault("0"),
                RecordedSetting.of("imapPort", "MAIL_IMAP_PORT").withDefault("0"),
                RecordedSetting.of("imapsPort", "MAIL_IMAPS_PORT").withDefault("0"),
                RecordedSetting.of("pop3", "MAIL_POP3").withDefault("false"),
                RecordedSetting.of("pop3sPort", "MAIL_POP3S_PORT").withDefault("0"),
                RecordedSetting.of("smarthost", "MAIL_SMARTHOST"),
                RecordedSetting.of("smarthostUser", "MAIL_SMARTHOST_USER"),
                RecordedSetting.of("smarthostPassword", "MAIL_SMARTHOST_PASSWORD"),
                RecordedSetting.of("messageMebibytes", "MAIL_MAX_MESSAGE_MB").withDefault("50"),
                RecordedSetting.of("recipients", "MAIL_MAX_RECIPIENTS").withDefault("100"),
                RecordedSetting.of("messagesADay", "MAIL_SEND_LIMIT").withDefault("1000"),
                RecordedSetting.of("failedSignIns", "MAIL_AUTH_FAILURE_LIMIT").withDefault("5"),
                RecordedSetting.of("lockoutSeconds", "MAIL_AUTH_FAILURE_LOCKOUT")
                        .withDefault("600"),
                RecordedSetting.of("exempt", "MAIL_LIMIT_EXEMPT").withDefault("127.0.0.1,::1"),
                RecordedSetting.of("databaseUrl", "MAIL_DATABASE_URL"),
                RecordedSetting.of("databaseUser", "MAIL_DATABASE_USER"),
                RecordedSetting.of("databasePassword", "MAIL_DATABASE_PASSWORD"),
                RecordedSetting.of("heapMebibytes", "MAIL_HEAP_MB").withDefault("256"),
                RecordedSetting.of("logLevel", "MAIL_LOG_LEVEL").withDefault("INFO"));
    }

    @Test
    void opensToOthersOnlyUnderAName() {
        assertThatThrownBy(() -> settings(true, Optional.empty(), Optional.empty(), Optional.empty()))
                .isInstanceOfSatisfying(
                        Failure.InvalidInput.class,
                        failure -> assertThat(failure.field()).isEqualTo("hostName"));
    }

    @Test
    void wantsACertificateWithItsKeyAndAKnownDatabase() {
        assertThatThrownBy(() -> settings(false, NAME, Optional.of("/etc/chain.pem"), Optional.empty()))
                .isInstanceOf(Failure.InvalidInput.class);
        assertThatThrownBy(() -> settings(false, NAME, Optional.empty(), Optional.of("jdbc:mysql://x/y")))
                .isInstanceOf(Failure.InvalidInput.class);
    }
}
