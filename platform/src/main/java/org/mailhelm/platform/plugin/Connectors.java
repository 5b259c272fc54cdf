package org.mailhelm.platform.plugin;

import java.util.List;
import java.util.Optional;

/** The connectors of all plugins that run. */
public interface Connectors {

    /** All, by kind and title. */
    List<LoadedConnector> all();

    /** The one with that id. */
    Optional<LoadedConnector> find(String connectorId);

    /** Is told of every change from now on; beans that implement {@link Listener} are listeners by themselves. */
    interface Listener {

        /** A plugin started; its connectors are found from now on. */
        void started(List<LoadedConnector> connectors);

        /**
         * A plugin is about to stop. When this returns, nothing of the plugin is in use any more: its services are
         * closed, and no reference to its classes is left.
         */
        void stopping(List<LoadedConnector> connectors);

        /**
         * A plugin is about to be replaced by a version that is loaded beside it. The listener tries the young
         * connectors with what it has for the old ones, and swaps when all goes well.
         *
         * @throws org.mailhelm.api.Failure when the young ones don't work; the old ones stay then
         */
        void replacing(List<LoadedConnector> old, List<LoadedConnector> young);
    }
}
