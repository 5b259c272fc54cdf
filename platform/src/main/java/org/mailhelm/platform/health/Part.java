package org.mailhelm.platform.health;

import java.util.List;

/**
 * How one part of the installation does.
 *
 * @param name as in the answer
 * @param state how it does
 * @param details what is wrong, for administrators
 */
record Part(String name, HealthState state, List<String> details) {

    Part {
        details = List.copyOf(details);
    }

    static Part ok(String name) {
        return new Part(name, HealthState.OK, List.of());
    }
}
