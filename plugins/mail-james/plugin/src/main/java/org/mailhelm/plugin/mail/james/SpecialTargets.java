package org.mailhelm.plugin.mail.james;

import java.util.Optional;
import org.mailhelm.api.mail.Forwarder;

/**
 * What our server understands beside addresses, as targets of mappings. Agreed with the server, which acts on them; a
 * James without our parts would try to deliver to them.
 */
enum SpecialTargets {
    /** Taken and thrown away. */
    DISCARD("discard@mailhelm.invalid", Forwarder.DISCARD),
    /** Refused while the sender is connected. */
    REFUSE("refuse@mailhelm.invalid", Forwarder.FAIL);

    private final String target;
    private final String destination;

    SpecialTargets(String target, String destination) {
        this.target = target;
        this.destination = destination;
    }

    /** What the server is given. */
    String target() {
        return target;
    }

    static Optional<SpecialTargets> ofDestination(String destination) {
        for (SpecialTargets special : values()) {
            if (special.destination.equals(destination)) {
                return Optional.of(special);
            }
        }
        return Optional.empty();
    }

    /** What people see for what the server says. */
    static String destination(String target) {
        for (SpecialTargets special : values()) {
            if (special.target.equals(target)) {
                return special.destination;
            }
        }
        return target;
    }
}
