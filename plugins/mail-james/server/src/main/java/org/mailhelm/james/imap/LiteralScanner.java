package org.mailhelm.james.imap;

import io.netty.buffer.ByteBuf;
import java.util.Locale;

/**
 * Finds the literals that an IMAP client announces: <code>{123}</code> or <code>{123+}</code> at the end of a line (RFC
 * 9051 section 4.3). Holds a few dozen bytes, whatever the client sends.
 *
 * <p>The bytes of a literal are passed over only when the rules say so. Otherwise they are scanned like everything else,
 * so that a client cannot hide an announcement in what this scanner takes for a literal and James does not.
 */
final class LiteralScanner {
    /** Longest command name remembered; nothing that matters here is longer. */
    private static final int MAX_NAME = 16;

    /** Larger than any limit, and far from overflow when ten times as much. */
    private static final long HUGE = Long.MAX_VALUE / 100;

    private final Rules rules;
    private final StringBuilder name = new StringBuilder();
    private Part part = Part.NONE;
    private int words;
    private long size;
    private long toPass;

    LiteralScanner(Rules rules) {
        this.rules = rules;
    }

    /** What to do about a literal. */
    interface Rules {
        Verdict literal(String command, long size);
    }

    enum Verdict {
        /** The client must be stopped. */
        REFUSE,
        /** Allowed; its bytes are scanned too. */
        SCAN,
        /** Allowed; its bytes are the client's own business. */
        PASS
    }

    private enum Part {
        NONE,
        BRACE,
        DIGITS,
        SIGN,
        CLOSED
    }

    /** Reads all of the bytes without consuming them; false as soon as the client must be stopped. */
    boolean accepts(ByteBuf bytes) {
        int at = bytes.readerIndex();
        int end = bytes.writerIndex();
        while (at < end) {
            if (toPass > 0) {
                long step = Math.min(toPass, end - at);
                toPass -= step;
                at += (int) step;
            } else if (!accepts((char) (bytes.getByte(at++) & 0xff))) {
                return false;
            }
        }
        return true;
    }

    private boolean accepts(char c) {
        if (c == '\r') {
            return true;
        }
        if (c == '\n') {
            return part == Part.CLOSED ? literal() : endOfCommand();
        }
        followLiteral(c);
        followName(c);
        return true;
    }

    private void followLiteral(char c) {
        boolean inSize = part == Part.BRACE || part == Part.DIGITS;
        if (c == '{') {
            part = Part.BRACE;
            size = 0;
        } else if (inSize && c >= '0' && c <= '9') {
            part = Part.DIGITS;
            // saturates: leading zeros and absurd numbers must not wrap into something small
            size = Math.min(HUGE, size * 10 + (c - '0'));
        } else if (part == Part.DIGITS && (c == '+' || c == '-')) {
            part = Part.SIGN;
        } else if (c == '}' && (part == Part.DIGITS || part == Part.SIGN)) {
            part = Part.CLOSED;
        } else {
            part = Part.NONE;
        }
    }

    private void followName(char c) {
        if (c == ' ') {
            words = Math.min(words + 1, 2);
        } else if (words == 1 && name.length() < MAX_NAME) {
            name.append(c);
        }
    }

    private boolean literal() {
        part = Part.NONE;
        switch (rules.literal(name.toString().toUpperCase(Locale.ROOT), size)) {
            case REFUSE:
                return false;
            case PASS:
                toPass = size;
                return true;
            default:
                return endOfCommand();
        }
    }

    private boolean endOfCommand() {
        name.setLength(0);
        part = Part.NONE;
        words = 0;
        return true;
    }
}
