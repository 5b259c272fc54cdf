package org.mailhelm.api.mail;

import java.util.Optional;
import org.mailhelm.api.ApiStatus;

/**
 * How much a mailbox may hold.
 *
 * @param limit empty means without limit
 */
@ApiStatus(since = "0.9")
public record Quota(Optional<ByteSize> limit) {

    private static final Quota UNLIMITED = new Quota(Optional.empty());

    /** Without limit. */
    public static Quota unlimited() {
        return UNLIMITED;
    }

    /** So many MiB; 0 means without limit. */
    public static Quota ofMebibytes(long mebibytes) {
        return mebibytes == 0 ? UNLIMITED : new Quota(Optional.of(ByteSize.ofMebibytes(mebibytes)));
    }

    /** MiB, with 0 for no limit. */
    public long mebibytes() {
        return limit.map(ByteSize::mebibytes).orElse(0L);
    }
}
