package org.mailhelm.simulator.cloudflare;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Something that goes wrong with the next calls of a kind.
 *
 * @param kind what
 * @param calls a pattern for method and path, as in {@code POST .*batch}
 * @param times how many of them
 * @param pause how long to wait after a 429, or how much later an answer comes
 */
public record Fault(Kind kind, Pattern calls, int times, Duration pause) {

    /** Of the next call. */
    public static Fault once(Kind kind, String calls) {
        return new Fault(kind, Pattern.compile(calls), 1, Duration.ZERO);
    }

    /** The same, so many times. */
    public Fault times(int number) {
        return new Fault(kind, calls, number, pause);
    }

    /** The same with a wait. */
    public Fault waiting(Duration length) {
        return new Fault(kind, calls, times, length);
    }

    /** What goes wrong. */
    public enum Kind {
        /** 429; nothing was done. */
        LIMITED,
        /** 500 with Cloudflare's error body; nothing was done. */
        BROKEN,
        /** 502 with a page for people; nothing was done. */
        BAD_GATEWAY,
        /** All is well, but late. */
        SLOW,
        /** The connection ends without an answer; nothing was done. */
        CUT,
        /** It was done, and the connection ends without an answer. */
        DONE_BUT_CUT
    }
}
