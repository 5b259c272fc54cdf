package org.mailhelm.platform.start;

import java.net.BindException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what escapes from the start into one line that says what to do. */
public final class StartupFailures {

    private StartupFailures() {}

    /** The line, for a host that was to listen on the port. */
    public static String explain(Throwable thrown, int port) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof StartFailure known) {
                return known.getMessage();
            }
            if (t instanceof BindException && String.valueOf(t.getMessage()).contains("ermission")) {
                return "Port " + port
                        + " needs more rights than this user has. Choose one above 1023 with PORT, and put a"
                        + " reverse proxy in front.";
            }
            if (t instanceof BindException) {
                return "Port " + port + " is in use. Stop what listens there, or choose another with PORT.";
            }
            Optional<String> database = t instanceof SQLException sql ? database(sql) : Optional.empty();
            if (database.isPresent()) {
                return database.get();
            }
        }
        return root(thrown) + " (start with LOG_LEVEL=debug to see more)";
    }

    private static Optional<String> database(SQLException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("SQLITE_CORRUPT") || message.contains("SQLITE_NOTADB")) {
            return Optional.of(
                    "The database file is damaged or is no database. Put back a backup, or name another file with"
                            + " DATABASE_FILE.");
        }
        if (message.contains("SQLITE_READONLY")
                || message.contains("SQLITE_CANTOPEN")
                || message.contains("readonly")) {
            return Optional.of(
                    "The database file can't be written. Give this user the right to, or name another file with"
                            + " DATABASE_FILE.");
        }
        String state = String.valueOf(e.getSQLState());
        if (state.startsWith("08")) {
            return Optional.of(
                    "PostgreSQL doesn't answer at the address in DATABASE_URL. Start it, or mend the address.");
        }
        if (state.startsWith("28")) {
            return Optional.of("PostgreSQL refuses the user or password in DATABASE_URL.");
        }
        if (state.equals("3D000")) {
            return Optional.of("The database named in DATABASE_URL isn't there. Create it first.");
        }
        return Optional.empty();
    }

    private static String root(Throwable thrown) {
        Throwable root = thrown;
        @Nullable Throwable next = thrown.getCause();
        while (next != null && next != root) {
            root = next;
            next = root.getCause();
        }
        String message = String.valueOf(root.getMessage());
        int line = message.indexOf('\n');
        return root.getClass().getSimpleName() + ": " + (line < 0 ? message : message.substring(0, line));
    }
}
