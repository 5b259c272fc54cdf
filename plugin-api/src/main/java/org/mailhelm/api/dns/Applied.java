package org.mailhelm.api.dns;

import java.util.List;
import java.util.Optional;
import org.mailhelm.api.ApiStatus;
import org.mailhelm.api.Failure;

/**
 * What became of changes.
 *
 * @param done those that are carried out, whether now or before
 * @param stoppedBy why the rest is not; empty when there is no rest
 */
@ApiStatus(since = "0.9")
public record Applied(List<RecordChange> done, Optional<Failure> stoppedBy) {

    /** Keeps a copy. */
    public Applied {
        done = List.copyOf(done);
    }

    /** All is done. */
    public static Applied all(List<RecordChange> changes) {
        return new Applied(changes, Optional.empty());
    }
}
