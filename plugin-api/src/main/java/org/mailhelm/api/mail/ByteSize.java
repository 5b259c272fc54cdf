package org.mailhelm.api.mail;

import org.mailhelm.api.ApiStatus;

/**
 * An amount of storage.
 *
 * @param bytes not negative
 */
@ApiStatus(since = "0.9")
public record ByteSize(long bytes) implements Comparable<ByteSize> {

    private static final long MIB = 1024L * 1024L;

    /** Refuses negative amounts. */
    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("an amount of storage is not negative: " + bytes);
        }
    }

    /** So many MiB, the unit that mail hosts count in. */
    public static ByteSize ofMebibytes(long mebibytes) {
        return new ByteSize(Math.multiplyExact(mebibytes, MIB));
    }

    /** Whole MiB, rounded up, so that what is used never shows as nothing. */
    public long mebibytes() {
        return bytes / MIB + (bytes % MIB == 0 ? 0 : 1);
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }
}
