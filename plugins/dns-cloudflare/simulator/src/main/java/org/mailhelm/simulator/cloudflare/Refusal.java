package org.mailhelm.simulator.cloudflare;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serial;

/** An error as Cloudflare answers it. */
final class Refusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;

    Refusal(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Refusal invalid(int code, String message) {
        return new Refusal(400, code, message);
    }

    static Refusal noRight(String right, String what) {
        return new Refusal(
                403,
                0,
                "Actor 'com.cloudflare.api.token.f00d' requires permission 'com.cloudflare.api.account." + right
                        + "' to " + what);
    }

    static Refusal noDnsRight() {
        return new Refusal(403, 10000, "Authentication error");
    }

    static Refusal noRoute(String path) {
        return new Refusal(404, 7003, "Could not route to " + path + ", perhaps your object identifier is invalid?");
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("success", false);
        ObjectNode error = body.putArray("errors").addObject();
        error.put("code", code);
        error.put("message", getMessage());
        body.putArray("messages");
        body.putNull("result");
        return body;
    }
}
