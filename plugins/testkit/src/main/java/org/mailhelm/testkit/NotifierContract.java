package org.mailhelm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.notify.Notification;
import org.mailhelm.api.notify.Notifier;
import org.mailhelm.api.notify.NotifierLimits;

/** What every {@link Notifier} must be able to do. */
public abstract class NotifierContract {

    /** The service under test. */
    protected abstract Notifier notifier();

    /** What has arrived at the other end since the test began, oldest first, as a person would read it. */
    protected abstract List<Arrived> arrived();

    @Test
    void carriesTitleAndText() {
        notifier().send(notification("n-1", "A mailbox is full", "anna@example.com holds 1 GiB."));

        assertThat(arrived()).hasSize(1);
        assertThat(arrived().get(0).title()).contains("A mailbox is full");
        assertThat(arrived().get(0).text()).contains("anna@example.com holds 1 GiB.");
    }

    @Test
    void carriesTextsUnharmed() {
        String hard = "<b>&amp;</b> \"quoted\" \\ *stars* _lines_ `code` @everyone Grüße 🎉";
        notifier().send(notification("n-2", hard, hard));

        assertThat(arrived()).hasSize(1);
        assertThat(arrived().get(0).title()).contains(hard);
        assertThat(arrived().get(0).text()).contains(hard);
    }

    @Test
    void carriesWhatItsLimitsAllow() {
        NotifierLimits limits = notifier().limits();
        assertThat(limits.titleLength()).isPositive();
        assertThat(limits.textLength()).isPositive();
        assertThat(limits).isEqualTo(notifier().limits());

        List<Notification.Field> fields = IntStream.range(0, Math.min(limits.fieldCount(), 50))
                .mapToObj(number -> new Notification.Field("field " + number, "value " + number))
                .toList();
        notifier()
                .send(new Notification(
                        "n-3",
                        "dns.drift",
                        Notification.Severity.CRITICAL,
                        Instant.EPOCH,
                        "t".repeat(Math.min(limits.titleLength(), 10_000)),
                        "x".repeat(Math.min(limits.textLength(), 100_000)),
                        Optional.of("anna"),
                        Optional.of("example.com"),
                        fields,
                        Optional.of(URI.create("https://panel.example.com/domains/example.com")),
                        Optional.of(URI.create("https://panel.example.com/icon.png"))));

        assertThat(arrived()).hasSize(1);
    }

    @Test
    void carriesEverySeverityAndAnEmptyText() {
        for (Notification.Severity severity : Notification.Severity.values()) {
            notifier()
                    .send(new Notification(
                            "n-" + severity,
                            "test",
                            severity,
                            Instant.EPOCH,
                            "title",
                            "",
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            Optional.empty(),
                            Optional.empty()));
        }

        assertThat(arrived()).hasSize(Notification.Severity.values().length);
    }

    @Test
    void saysWhetherItsVerificationIsSilent() {
        notifier().verify();

        assertThat(arrived().isEmpty()).isEqualTo(notifier().verifiesSilently());
    }

    @Test
    void carriesFromManyThreads() {
        Together.run(16, number -> notifier().send(notification("n-" + number, "title " + number, "text")));

        assertThat(arrived()).extracting(Arrived::title).doesNotHaveDuplicates().hasSize(16);
    }

    /** A notification without more than must be. */
    protected static Notification notification(String id, String title, String text) {
        return new Notification(
                id,
                "test",
                Notification.Severity.WARNING,
                Instant.parse("2026-01-02T03:04:05Z"),
                title,
                text,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * What arrived.
     *
     * @param title the title, the service's escapes undone
     * @param text the text, the service's escapes undone
     */
    public record Arrived(String title, String text) {}
}
