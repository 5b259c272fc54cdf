package org.mailhelm.platform.dns.change;

import java.util.List;
import org.mailhelm.api.dns.Zone;
import org.mailhelm.api.dns.ZoneAbilities;
import org.mailhelm.platform.connection.ConnectionView;

/** Where the zone of a domain is. */
public sealed interface Located {

    /** One connection holds it. */
    record Found(ConnectionView connection, Zone zone, ZoneAbilities abilities) implements Located {}

    /** Several connections hold a zone of that name; somebody has to say which one counts. */
    record Ambiguous(List<ConnectionView> connections, String zone) implements Located {
        /** Keeps a copy. */
        public Ambiguous {
            connections = List.copyOf(connections);
        }
    }

    /**
     * No connection holds it.
     *
     * @param connections how many were asked
     * @param problems why some could not be asked
     */
    record Missing(int connections, List<String> problems) implements Located {
        /** Keeps a copy. */
        public Missing {
            problems = List.copyOf(problems);
        }
    }
}
