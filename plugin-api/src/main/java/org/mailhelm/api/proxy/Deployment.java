package org.mailhelm.api.proxy;

import java.util.List;
import org.mailhelm.api.ApiStatus;

/**
 * What became of a wish to publish.
 *
 * @param route what is published now
 * @param outcome what had to be done for it
 * @param warnings what isn't as it should be though it is published, one sentence each
 */
@ApiStatus(since = "0.9")
public record Deployment(DeployedRoute route, Outcome outcome, List<String> warnings) {

    /** Keeps a copy. */
    public Deployment {
        warnings = List.copyOf(warnings);
    }

    /** What had to be done. */
    @ApiStatus(since = "0.9")
    public enum Outcome {
        /** It wasn't there. */
        CREATED,
        /** It was there in another form. */
        UPDATED,
        /** It was there. */
        UNCHANGED
    }
}
