package org.mailhelm.plugin.proxy.caddy;

import java.util.Optional;

/**
 * One change of Caddy's configuration.
 *
 * @param method as in {@code PATCH}; a PUT into a list inserts, and makes all that is missing on the way
 * @param path below {@code /config}
 * @param body what to put there
 * @param step what it does, for a person who waits
 */
record Change(String method, String path, Optional<Object> body, String step) {

    static Change delete(String path, String step) {
        return new Change("DELETE", path, Optional.empty(), step);
    }
}
