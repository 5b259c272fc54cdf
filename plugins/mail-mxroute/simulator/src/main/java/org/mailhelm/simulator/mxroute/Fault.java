package org.mailhelm.simulator.mxroute;

import java.time.Duration;

/**
 * Something that goes wrong with a call.
 *
 * @param kind what
 * @param after how long the answer takes on top, or how long to wait after a 429
 */
public record Fault(Kind kind, Duration after) {

    /** Too many calls, says MXroute, and to wait that long. Nothing was done. */
    public static Fault limited(Duration retryAfter) {
        return new Fault(Kind.LIMITED, retryAfter);
    }

    /** 500 with MXroute's error body. Nothing was done. */
    public static Fault broken() {
        return new Fault(Kind.BROKEN, Duration.ZERO);
    }

    /** 502 with a page of a proxy in front. Nothing was done. */
    public static Fault badGateway() {
        return new Fault(Kind.BAD_GATEWAY, Duration.ZERO);
    }

    /** All is well, but late. */
    public static Fault slow(Duration late) {
        return new Fault(Kind.SLOW, late);
    }

    /** The connection ends without an answer. Nothing was done. */
    public static Fault cut() {
        return new Fault(Kind.CUT, Duration.ZERO);
    }

    /** It was done, and the connection ends without an answer. */
    public static Fault doneButCut() {
        return new Fault(Kind.DONE_BUT_CUT, Duration.ZERO);
    }

    /** It was done, and the answer ends in its midst. */
    public static Fault halfWritten() {
        return new Fault(Kind.HALF_WRITTEN, Duration.ZERO);
    }

    /** It was done, and the answer is a page for people. */
    public static Fault page() {
        return new Fault(Kind.PAGE, Duration.ZERO);
    }

    /** It was done, and the answer is JSON of another shape. */
    public static Fault wrongJson() {
        return new Fault(Kind.WRONG_JSON, Duration.ZERO);
    }

    /** What goes wrong. */
    public enum Kind {
        /** See {@link Fault#limited}. */
        LIMITED,
        /** See {@link Fault#broken}. */
        BROKEN,
        /** See {@link Fault#badGateway}. */
        BAD_GATEWAY,
        /** See {@link Fault#slow}. */
        SLOW,
        /** See {@link Fault#cut}. */
        CUT,
        /** See {@link Fault#doneButCut}. */
        DONE_BUT_CUT,
        /** See {@link Fault#halfWritten}. */
        HALF_WRITTEN,
        /** See {@link Fault#page}. */
        PAGE,
        /** See {@link Fault#wrongJson}. */
        WRONG_JSON
    }
}
