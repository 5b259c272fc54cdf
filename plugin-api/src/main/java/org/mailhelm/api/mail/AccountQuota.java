package org.mailhelm.api.mail;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.ApiStatus;

/** What the account as a whole uses and may use. Failures as in {@link MailHost}. */
@ApiStatus(since = "0.9")
public interface AccountQuota {

    /** The state now, as far as the system knows it. */
    State read();

    /**
     * What each mailbox of the account holds, largest first: one call, whatever the number of domains. Empty when the
     * system has no such list. Some systems count once an hour, so {@link MailHost#mailboxes} may know better.
     */
    default List<MailboxUsage> mailboxes() {
        return List.of();
    }

    /**
     * What a mailbox holds.
     *
     * @param address its address
     * @param used how much
     * @param measured when the system counted
     */
    @ApiStatus(since = "0.9")
    record MailboxUsage(MailAddress address, ByteSize used, Optional<Instant> measured) {}

    /**
     * What an account uses.
     *
     * @param used all of it
     * @param limit what it may use; empty means without limit
     * @param breakdown parts of {@code used} by their name
     * @param graceEnds when something happens because too much is used
     * @param measured when the system counted
     */
    @ApiStatus(since = "0.9")
    record State(
            ByteSize used,
            Optional<ByteSize> limit,
            Map<String, ByteSize> breakdown,
            Optional<Instant> graceEnds,
            Optional<Instant> measured) {

        /** Keeps a copy. */
        public State {
            breakdown = Map.copyOf(breakdown);
        }
    }
}
