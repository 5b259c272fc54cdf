package org.mailhelm.testkit;

import java.io.Serial;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** A logger that keeps every line, of every level, for a test to read. */
public final class RecordedLogger extends AbstractLogger {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines = new CopyOnWriteArrayList<>();

    /** A logger of that name. */
    public RecordedLogger(String name) {
        this.name = name;
    }

    /** All lines so far, stack traces included, oldest first. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String message,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        StringBuilder line = new StringBuilder(level.name()).append(' ');
        line.append(MessageFormatter.basicArrayFormat(message, arguments == null ? new Object[0] : arguments));
        describe(thrown, line);
        lines.add(line.toString());
    }

    /** All that a real log would show: a secret may stand in the message of a cause. */
    private static void describe(@Nullable Throwable thrown, StringBuilder line) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            line.append('\n').append(cause);
            for (StackTraceElement frame : cause.getStackTrace()) {
                line.append("\n\tat ").append(frame);
            }
            for (Throwable suppressed : cause.getSuppressed()) {
                describe(suppressed, line);
            }
        }
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    public boolean isTraceEnabled() {
        return true;
    }

    @Override
    public boolean isTraceEnabled(Marker marker) {
        return true;
    }

    @Override
    public boolean isDebugEnabled() {
        return true;
    }

    @Override
    public boolean isDebugEnabled(Marker marker) {
        return true;
    }

    @Override
    public boolean isInfoEnabled() {
        return true;
    }

    @Override
    public boolean isInfoEnabled(Marker marker) {
        return true;
    }

    @Override
    public boolean isWarnEnabled() {
        return true;
    }

    @Override
    public boolean isWarnEnabled(Marker marker) {
        return true;
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }

    @Override
    public boolean isErrorEnabled(Marker marker) {
        return true;
    }
}
