package org.mailhelm.api;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;

/**
 * All that a connection gets from the host. Usable from any thread, until the service is closed; afterwards every call
 * fails with {@link IllegalStateException}.
 */
@ApiStatus(since = "0.9")
public interface PluginContext {

    /** The connection's name, as the administrator chose it. For messages, never as an identity. */
    String connectionName();

    /** An HTTP client for one outside system, with the host's defaults. The service need not close it. */
    default RestClient rest(URI base) {
        return rest(base, RestOptions.defaults());
    }

    /** An HTTP client for one outside system. */
    RestClient rest(URI base, RestOptions options);

    /** The time. */
    Clock clock();

    /** A folder of this connection's own; it exists, only the owner can read it, and it outlives restarts. */
    Path dataDirectory();

    /** A logger under the plugin's and the connection's name. */
    Logger logger();

    /** For work beside a call. Its tasks end with the service; a task that fails is logged. */
    ScheduledExecutorService executor();
}
