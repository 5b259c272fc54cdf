package org.mailhelm.platform.connection;

import java.util.List;
import java.util.Optional;
import org.mailhelm.api.Service;
import org.mailhelm.platform.plugin.Kind;

/** What other features may do with connections: find them and use their services. */
public interface Connections {

    /** All of a kind, by name. Cheap: no database and no upstream call. */
    List<ConnectionView> all(Kind kind);

    /** One of them. */
    Optional<ConnectionView> find(String connectionId);

    /**
     * The open service of a connection. What it returns guards the plugin's code, so that only
     * {@link org.mailhelm.api.Failure} escapes; facets included. Don't keep it: ask again for each piece of work, so
     * that changed settings take effect.
     *
     * @throws org.mailhelm.api.Failure.Unavailable when the connection isn't open; the message says why
     */
    <T extends Service> T service(String connectionId, Class<T> type);
}
