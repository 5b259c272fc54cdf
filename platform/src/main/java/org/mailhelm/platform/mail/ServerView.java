package org.mailhelm.platform.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.api.mail.MailServer;
import org.mailhelm.api.mail.MailServer.Exposure;
import org.mailhelm.api.mail.MailServer.Listener;
import org.mailhelm.ui.mail.ServerPage;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;

/** A mail server as its page shows it. */
final class ServerView {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Duration CERTIFICATE_SOON = Duration.ofDays(14);

    private static final int SMTP = 25;
    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;
    private static final int IMAP = 143;
    private static final int IMAPS = 993;

    private final Clock clock;

    ServerView(Clock clock) {
        this.clock = clock;
    }

    ServerPage page(MailServer.Status status, List<String> log, Form form) {
        return new ServerPage(
                phase(status.phase()),
                detail(status),
                status.listeners().stream()
                        .map(listener -> port(listener, status.phase()))
                        .toList(),
                certificate(status.certificate()),
                status.queues().stream()
                        .map(queue -> new ServerPage.Queue(queue.name(), queue.size(), hint(queue.name())))
                        .toList(),
                log,
                exposure(status.exposure(), form),
                Optional.empty());
    }

    static Status phase(MailServer.Phase phase) {
        return switch (phase) {
            case STARTING -> Status.of(State.BUSY, "Starting");
            case RUNNING -> Status.ok("Running");
            case RESTARTING -> Status.of(State.WARN, "Restarting");
            case FAILED -> Status.of(State.BAD, "Failed");
            case STOPPED -> Status.of(State.OFF, "Stopped");
        };
    }

    private String detail(MailServer.Status status) {
        StringBuilder text = new StringBuilder(status.detail());
        text.append(text.isEmpty() ? "" : " ")
                .append("Since ")
                .append(TIME.format(status.since()))
                .append(" UTC.");
        status.memoryBytes()
                .ifPresent(bytes -> text.append(" Memory: ")
                        .append(Sizes.words(new ByteSize(bytes)))
                        .append('.'));
        if (status.restarts() > 0) {
            text.append(" Restarted by itself ")
                    .append(MailViews.count(status.restarts(), "time", "times"))
                    .append('.');
        }
        return text.toString();
    }

    private static ServerPage.Port port(Listener listener, MailServer.Phase phase) {
        int port = listener.address().port();
        Status status = phase != MailServer.Phase.RUNNING
                ? Status.of(State.IDLE, "Closed").quiet()
                : port == listener.standardPort()
                        ? Status.ok("Listening")
                        : Status.of(State.IDLE, "Listening, usual is " + listener.standardPort())
                                .quiet();
        return new ServerPage.Port(purpose(listener), listener.address().host(), port, protection(listener), status);
    }

    private static String purpose(Listener listener) {
        return switch (listener.standardPort()) {
            case SMTP -> "Mail from other servers (" + listener.protocol() + ")";
            case SUBMISSION, SUBMISSIONS -> "Sending by mail programs (" + listener.protocol() + ")";
            case IMAP, IMAPS -> "Reading by mail programs (" + listener.protocol() + ")";
            default -> listener.protocol();
        };
    }

    private static String protection(Listener listener) {
        return listener.standardPort() == SUBMISSIONS || listener.standardPort() == IMAPS ? "TLS" : "STARTTLS";
    }

    private ServerPage.Certificate certificate(Optional<MailServer.Certificate> found) {
        if (found.isEmpty()) {
            return new ServerPage.Certificate(
                    "not known yet", "", "", Status.of(State.IDLE, "Unknown").quiet(), "");
        }
        MailServer.Certificate certificate = found.get();
        Instant now = clock.instant();
        Status status = certificate.expires().isBefore(now)
                ? Status.of(State.BAD, "Expired")
                : certificate.expires().minus(CERTIFICATE_SOON).isBefore(now)
                        ? Status.of(State.WARN, "Ends soon")
                        : certificate.selfSigned()
                                ? Status.of(State.IDLE, "Self-signed").quiet()
                                : Status.ok("Valid");
        return new ServerPage.Certificate(
                certificate.names().isEmpty() ? certificate.subject() : String.join(", ", certificate.names()),
                certificate.selfSigned() ? "itself; mail programs ask whether to trust it" : "an authority",
                DAY.format(certificate.expires()),
                status,
                certificate.sha256());
    }

    private static String hint(String queue) {
        return switch (queue) {
            case "spool" -> "taken in, about to be sorted";
            case "outgoing" -> "waits for other servers";
            default -> "";
        };
    }

    private static ServerPage.Exposure exposure(Exposure exposure, Form form) {
        return new ServerPage.Exposure(
                exposure.open(),
                exposure.hostName().orElse("this machine"),
                exposure.conditions().stream()
                        .map(condition -> Status.of(State.WAIT, condition))
                        .toList(),
                form);
    }
}
