package org.mailhelm.platform.plugin;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.pf4j.PluginRuntimeException;

/** What went wrong inside a plugin, in words for the person who installed it. */
final class Causes {

    private static final int LONGEST = 300;

    private Causes() {}

    /** One or two sentences. */
    static String words(Throwable thrown) {
        Throwable t = meat(thrown);
        String said = tidy(t.getMessage());
        if (t instanceof UnsupportedClassVersionError) {
            return "It was compiled for a newer Java than " + Runtime.version().feature() + ". Run Mailhelm with that"
                    + " Java, or use a version of the plugin for this one.";
        }
        if (t instanceof NoClassDefFoundError || t instanceof ClassNotFoundException) {
            return "The class " + said.replace('/', '.')
                    + " is not in the jar. Its author has to pack every library that it uses.";
        }
        if (t instanceof IncompatibleClassChangeError) {
            return "It was built against another version of the plugin API or of a library in it (" + said + ").";
        }
        if (t instanceof LinkageError) {
            return "Its classes don't fit together (" + said + ").";
        }
        if (t instanceof StackOverflowError) {
            return "It calls itself without end (StackOverflowError).";
        }
        if (t instanceof PluginRuntimeException) {
            return said;
        }
        return said.isEmpty() ? t.getClass().getSimpleName() : t.getClass().getSimpleName() + ": " + said;
    }

    private static Throwable meat(Throwable thrown) {
        Throwable t = thrown;
        for (int depth = 0; depth < 10; depth++) {
            @Nullable Throwable cause = t.getCause();
            boolean shell = t instanceof InvocationTargetException
                    || t instanceof ExecutionException
                    || t instanceof ExceptionInInitializerError;
            if (!shell || cause == null) {
                return t;
            }
            t = cause;
        }
        return t;
    }

    /** One line of bounded length: a plugin's words go into pages and logs. */
    static String tidy(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
