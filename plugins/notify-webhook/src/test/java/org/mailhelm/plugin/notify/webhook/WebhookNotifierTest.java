package org.mailhelm.plugin.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.api.Failure;
import org.mailhelm.api.notify.Notification;
import org.mailhelm.api.notify.Notifier;
import org.mailhelm.testkit.FakePluginContext;
import org.mailhelm.testkit.HttpRecorder;
import org.mailhelm.testkit.HttpRecorder.Received;
import org.mailhelm.testkit.NotifierContract;

class WebhookNotifierTest extends NotifierContract {

    private final HttpRecorder receiver = new HttpRecorder();
    private final FakePluginContext context = new FakePluginContext();
    private final URI url = receiver.uri().resolve("/hook");

    @AfterEach
    void close() {
        context.close();
        receiver.close();
    }

    @Override
    protected Notifier notifier() {
        return open(new Sample(url));
    }

    private Notifier open(Sample sample) {
        return new WebhookConnector().open(sample.build(), context);
    }

    @Override
    protected List<Arrived> arrived() {
        return receiver.received().stream()
                .map(request -> json(request.text()))
                .map(json -> new Arrived(
                        json.path("title").asText(), json.path("text").asText()))
                .toList();
    }

    @Test
    void sendsEverythingInItsOwnForm() {
        notifier().send(full());

        Received request = receiver.received().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.header("Content-Type")).contains("application/json");
        assertThat(json(request.text())).isEqualTo(json("""
            {"version": "1", "product": "Mailhelm", "id": "n-7", "event": "mailbox.full",
             "severity": "critical", "at": "2026-01-02T03:04:05Z", "title": "A mailbox is full",
             "text": "anna@example.com", "actor": "bob", "target": "example.com",
             "details": [{"name": "used", "value": "1 GiB"}],
             "link": "https://panel.example.com/x"}
            """));
    }

    @Test
    void sendsWhatAppriseWouldSend() {
        open(new Sample(url).format(WebhookSettings.Format.APPRISE)).send(full());

        assertThat(json(receiver.received().get(0).text())).isEqualTo(json("""
            {"version": "1.0", "title": "A mailbox is full",
             "message": "anna@example.com\\nused: 1 GiB\\nhttps://panel.example.com/x",
             "attachments": [], "type": "failure"}
            """));
    }

    @Test
    void callsTheAddressAsItStands() {
        for (String target : List.of("/hook", "/hook/", "/", "/a%20b/c?sig=a%2Bb%3D&x=%C3%A4&n=1", "/?q=a%26b")) {
            receiver.forget();
            open(new Sample(receiver.uri().resolve(target)).method(WebhookSettings.Method.PUT))
                    .send(full());

            assertThat(receiver.received().get(0).target()).isEqualTo(target);
            assertThat(receiver.received().get(0).method()).isEqualTo("PUT");
        }
    }

    @Test
    void signsInAsTheReceiverWants() {
        open(new Sample(url)).send(full());
        open(new Sample(url).token(null).user("anna").password("secret-pass")).send(full());

        assertThat(receiver.received().get(0).header("Authorization")).contains("Bearer webhook-secret-token");
        assertThat(receiver.received().get(0).header("x-receiver-key")).contains("webhook-header-secret");
        assertThat(receiver.received().get(1).header("Authorization")).contains("Basic YW5uYTpzZWNyZXQtcGFzcw==");
    }

    @Test
    void signsSoThatOpensslAgrees(@TempDir Path folder) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl is not installed");
        open(new Sample(url)).send(full());

        Received request = receiver.received().get(0);
        String time = request.header("webhook-timestamp").orElseThrow();
        assertThat(time).isEqualTo(String.valueOf(context.clock().instant().getEpochSecond()));
        assertThat(request.header("webhook-id")).contains("n-7");
        Path signed = Files.writeString(folder.resolve("signed"), "n-7." + time + "." + request.text());
        Process openssl = new ProcessBuilder(
                        "sh",
                        "-c",
                        "openssl dgst -sha256 -mac HMAC -macopt key:webhook-signing-secret -binary " + signed
                                + " | openssl base64")
                .start();
        String expected = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        assertThat(openssl.waitFor(10, TimeUnit.SECONDS)).isTrue();

        assertThat(request.header("webhook-signature")).contains("v1," + expected);
    }

    @Test
    void signsAsTheStandardsOwnExampleDoes() {
        // The example of the Standard Webhooks libraries.
        Map<String, String> headers = Signature.headers(
                org.mailhelm.api.Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

        assertThat(headers).containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void doesNotSignWithoutASecret() {
        open(new Sample(url).signingSecret(null)).send(full());

        assertThat(receiver.received().get(0).header("webhook-signature")).isEmpty();
    }

    @Test
    void isContentWithAnyAnswerOfSuccess() {
        for (int status : new int[] {200, 201, 202, 204}) {
            receiver.answer(status, Map.of(), "");
            notifier().send(full());
        }

        assertThat(receiver.received()).hasSize(4);
    }

    @Test
    void tellsPassingFailuresFromLastingOnes() {
        for (int status : new int[] {500, 502, 503, 408, 425}) {
            receiver.answer(status, Map.of(), "{}");
            assertThatThrownBy(() -> notifier().send(full()))
                    .as("after %s", status)
                    .isInstanceOfSatisfying(
                            Failure.class, e -> assertThat(e.retryable()).isTrue());
        }
        for (int status : new int[] {301, 308, 400, 401, 403, 404, 405, 410, 413, 422}) {
            receiver.answer(status, Map.of("Location", "https://example.com/"), "{}");
            assertThatThrownBy(() -> notifier().send(full()))
                    .as("after %s", status)
                    .isInstanceOfSatisfying(
                            Failure.class, e -> assertThat(e.retryable()).isFalse());
        }
        receiver.answer(410, Map.of(), "");
        assertThatThrownBy(() -> notifier().send(full())).isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void mayTryAgainWhenNoAnswerComes() {
        receiver.close();

        assertThatThrownBy(() -> notifier().send(full()))
                .isInstanceOfSatisfying(
                        Failure.Unavailable.class,
                        e -> assertThat(e.retryable()).isTrue());
    }

    @Test
    void keepsTheAddressOutOfLogsAndMessages() {
        receiver.answer(500, Map.of(), "{}");
        Notifier notifier = open(new Sample(receiver.uri().resolve("/hook-4711?key=4712")));

        assertThatThrownBy(() -> notifier.send(full()))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("4711", "4712"));
        assertThat(String.join("\n", context.log())).doesNotContain("4711", "4712");
    }

    private static Notification full() {
        return new Notification(
                "n-7",
                "mailbox.full",
                Notification.Severity.CRITICAL,
                Instant.parse("2026-01-02T03:04:05Z"),
                "A mailbox is full",
                "anna@example.com",
                Optional.of("bob"),
                Optional.of("example.com"),
                List.of(new Notification.Field("used", "1 GiB")),
                Optional.of(URI.create("https://panel.example.com/x")),
                Optional.empty());
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
