package org.mailhelm.platform.connection;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.mailhelm.ui.connection.ConnectionPage;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;
import org.mailhelm.ui.part.Step;

/** Results of tests in words. */
final class TestWords {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private TestWords() {}

    static ConnectionPage.Test of(TestResult result) {
        State state = result.passed() ? State.OK : State.BAD;
        return new ConnectionPage.Test(
                Status.of(state, result.passed() ? "Passed" : "Failed"),
                time(result.at()) + ", " + took(result.took()),
                List.of(new Step(state, "Ask the system", took(result.took()), result.message())));
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    static String took(Duration took) {
        return took.toMillis() < 1000
                ? took.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }

    static Status status(ConnectionView connection, java.util.Optional<TestResult> last) {
        if (!connection.enabled()) {
            return Status.of(State.OFF, "Off");
        }
        if (connection.problem().isPresent()) {
            return Status.of(State.BAD, "Not open");
        }
        return last.map(result -> result.passed() ? Status.ok("Works") : Status.of(State.BAD, "Fails"))
                .orElseGet(() -> Status.of(State.IDLE, "Not tested"));
    }
}
