package org.mailhelm.platform.job;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailhelm.ui.job.JobPage;
import org.mailhelm.ui.job.JobsPage;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;
import org.mailhelm.ui.part.Step;

/** Jobs as pages show them. */
@Singleton
final class JobViews {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int ENOUGH_TO_GUESS = 5;

    private final JobKinds kinds;
    private final Clock clock;

    JobViews(JobKinds kinds, Clock clock) {
        this.kinds = kinds;
        this.clock = clock;
    }

    Status state(JobRow job) {
        return switch (job.state()) {
            case QUEUED -> new Status(State.WAIT, "in the queue", false);
            case RUNNING -> new Status(State.BUSY, "running", false);
            case WAITING -> new Status(State.WAIT, "waiting to try again", false);
            case STOPPING -> new Status(State.BUSY, "stopping", false);
            case STOPPED -> new Status(State.OFF, "stopped", false);
            case ENDED ->
                job.failed() > 0
                        ? new Status(State.WARN, "ended, some failed", false)
                        : new Status(State.OK, "done", false);
        };
    }

    String numbers(JobRow job) {
        List<String> parts = new ArrayList<>();
        parts.add(job.done() + " " + doneWord(job));
        if (job.skipped() > 0) {
            parts.add(job.skipped() + " skipped");
        }
        if (job.failed() > 0) {
            parts.add(job.failed() + " failed");
        }
        int open = job.total() - job.done() - job.skipped() - job.failed();
        if (open > 0) {
            parts.add(open + " to go");
        }
        return String.join(", ", parts);
    }

    JobsPage.Row row(JobRow job) {
        return new JobsPage.Row(
                job.id(),
                job.title(),
                state(job),
                job.done() + job.skipped() + job.failed(),
                job.total(),
                numbers(job),
                TIME.format(job.created()) + " by " + job.ownerName());
    }

    JobPage.Progress progress(JobRow job) {
        return new JobPage.Progress(state(job), job.total(), job.done(), job.skipped(), job.failed(), doneWord(job));
    }

    String intro(JobRow job) {
        return "Started " + TIME.format(job.created()) + " by " + job.ownerName()
                + (job.source().isEmpty() ? "." : " from " + job.source() + ".");
    }

    String subject(JobRow job) {
        return kinds.find(job.kind()).map(JobKind::subjectWord).orElse("What");
    }

    String whenStopped(JobRow job) {
        return job.state().active()
                ? kinds.find(job.kind()).map(JobKind::whenStopped).orElse("")
                : "";
    }

    JobPage.Row row(ItemRow item) {
        Status result = switch (item.state()) {
            case WAITING ->
                new Status(
                        State.WAIT, item.result().isEmpty() ? "to come" : "to be tried again. " + item.result(), false);
            case RUNNING -> new Status(State.BUSY, item.result().isEmpty() ? "under way" : item.result(), false);
            case DONE -> new Status(State.OK, item.result(), false);
            case SKIPPED -> new Status(State.IDLE, "Skipped: " + item.result(), false);
            case FAILED -> new Status(State.BAD, item.result(), false);
        };
        return new JobPage.Row(item.line(), item.subject(), result);
    }

    Optional<Note> note(JobRow job) {
        return switch (job.state()) {
            case WAITING -> {
                String when = job.nextTry() == null
                        ? ""
                        : "It goes on by itself at " + SHORT.format(job.nextTry()) + ". Nothing is lost.";
                yield Optional.of(Note.of(State.WAIT, job.note(), when));
            }
            case STOPPED ->
                Optional.of(Note.of(
                        job.note().isEmpty() ? State.OFF : State.WARN,
                        job.note().isEmpty() ? "This job was stopped." : job.note(),
                        "What was done stays. The rest can be resumed; rows that carry a password for "
                                + Jobs.SECRETS_KEPT.toDays() + " days, because their passwords are forgotten then."));
            default -> Optional.empty();
        };
    }

    List<Step> steps(JobRow job) {
        boolean over = !job.state().active();
        int open = job.total() - job.done() - job.skipped() - job.failed();
        State middle = switch (job.state()) {
            case QUEUED, WAITING -> State.WAIT;
            case RUNNING, STOPPING -> State.BUSY;
            case STOPPED -> State.OFF;
            case ENDED -> job.failed() > 0 ? State.WARN : State.OK;
        };
        return List.of(
                new Step(
                        State.OK, "Check and store every row", "", job.total() + (job.total() == 1 ? " row" : " rows")),
                new Step(
                        middle,
                        "Work through the rows",
                        took(job.started(), job.ended()),
                        job.state() == JobState.RUNNING
                                ? "one after the other, at the pace the mail host allows; people at work go first"
                                : ""),
                new Step(
                        over ? State.OK : State.WAIT,
                        "Keep the results",
                        "",
                        over ? open == 0 ? "every row was dealt with" : open + " rows are left" : ""));
    }

    String left(JobRow job) {
        int processed = job.done() + job.skipped() + job.failed();
        if (job.state() != JobState.RUNNING || job.started() == null || job.done() < ENOUGH_TO_GUESS) {
            return "";
        }
        Duration spent = Duration.between(job.started(), clock.instant());
        Duration rest = spent.dividedBy(job.done()).multipliedBy(job.total() - processed);
        return rest.toSeconds() < 90
                ? "about " + Math.max(1, rest.toSeconds()) + " s left"
                : "about " + (rest.toMinutes() + 1) + " min left";
    }

    private String doneWord(JobRow job) {
        return kinds.find(job.kind()).map(JobKind::doneWord).orElse("done");
    }

    private String took(@Nullable Instant from, @Nullable Instant to) {
        if (from == null) {
            return "";
        }
        Duration length = Duration.between(from, to == null ? clock.instant() : to);
        return length.toMinutes() + ":" + String.format(Locale.ROOT, "%02d", Math.max(0, length.toSecondsPart()));
    }
}
