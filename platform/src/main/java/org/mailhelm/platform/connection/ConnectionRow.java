package org.mailhelm.platform.connection;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A connection as it is stored.
 *
 * @param kind the name of a {@link org.mailhelm.platform.plugin.Kind}
 * @param suffix what follows the names of its environment variables
 * @param version counts the changes, settings included
 */
@MappedEntity("connection")
record ConnectionRow(
        @Id String id,
        String kind,
        String connectorId,
        String name,
        boolean enabled,
        String suffix,
        long version,
        long created,
        long changed) {}
