package org.mailhelm.platform.dns.plan;

import java.util.List;
import java.util.Map;
import org.mailhelm.api.dns.RecordType;

/**
 * What happens to the values of one record set; its other values stay.
 *
 * @param attributes what the set shall have beside its values
 */
public record Edit(
        String name, RecordType type, List<String> removes, List<String> adds, Map<String, String> attributes) {

    /** Keeps copies. */
    public Edit {
        removes = List.copyOf(removes);
        adds = List.copyOf(adds);
        attributes = Map.copyOf(attributes);
    }

    static Edit of(String name, RecordType type, List<String> removes, List<String> adds) {
        return new Edit(name, type, removes, adds, Map.of());
    }
}
