package org.mailhelm.platform.connection;

import java.util.Optional;
import org.mailhelm.platform.plugin.Kind;

/**
 * A connection as other features see it.
 *
 * @param id assigned once and never changed
 * @param name as the administrator chose it, unique within its kind
 * @param kind what it connects to
 * @param connectorId whose connection it is
 * @param connectorTitle the outside system's name, or the connector's id when its plugin doesn't run
 * @param enabled whether it shall be open
 * @param problem why it isn't open though it shall be
 */
public record ConnectionView(
        String id,
        String name,
        Kind kind,
        String connectorId,
        String connectorTitle,
        boolean enabled,
        Optional<String> problem) {}
