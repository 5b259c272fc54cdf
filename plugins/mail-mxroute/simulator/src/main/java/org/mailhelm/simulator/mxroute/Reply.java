package org.mailhelm.simulator.mxroute;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param status of HTTP
 * @param body becomes JSON; nothing with 204
 */
record Reply(int status, @Nullable Object body) {

    static Reply data(Object data) {
        return new Reply(200, Map.of("success", true, "data", data));
    }

    static Reply created(Object data) {
        return new Reply(201, Map.of("success", true, "data", data));
    }

    static Reply done() {
        return new Reply(200, Map.of("success", true));
    }

    static Reply gone() {
        return new Reply(204, null);
    }
}
