package org.mailhelm.platform.plugin;

import java.util.function.Supplier;
import org.mailhelm.api.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls into plugins, so that whatever escapes from one ends as a failure of that call and of nothing else. */
public final class PluginCalls {

    private static final Logger LOG = LoggerFactory.getLogger(PluginCalls.class);

    private PluginCalls() {}

    /**
     * Calls a plugin.
     *
     * @param pluginId whose code it is, for the log and the message
     * @throws Failure as the plugin throws it, or {@link Failure.Unavailable} when anything else escapes
     */
    public static <T> T call(String pluginId, Supplier<T> call) {
        try {
            return call.get();
        } catch (Failure e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // A class that is missing from the jar shows only when it is first used.
            LOG.error("Plugin {} failed with a defect of its own", pluginId, e);
            throw new Failure.Unavailable(
                    "The plugin " + pluginId + " has a defect (" + e.getClass().getSimpleName()
                            + "). The log tells more; tell its author.",
                    false,
                    e);
        }
    }

    /** The same without a result. */
    public static void run(String pluginId, Runnable call) {
        call(pluginId, () -> {
            call.run();
            return true;
        });
    }
}
