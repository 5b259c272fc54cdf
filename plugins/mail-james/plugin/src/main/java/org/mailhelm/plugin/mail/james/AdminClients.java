package org.mailhelm.plugin.mail.james;

import org.jspecify.annotations.Nullable;
import org.mailhelm.api.Failure;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.RestClient;
import org.mailhelm.api.RestOptions;
import org.mailhelm.plugin.mail.james.server.Endpoint;

/** The client for wherever the server is administered now; a new one only after a restart. */
final class AdminClients {
    private final PluginContext context;
    private final AdminFailures failures;
    private @Nullable Endpoint endpoint;
    private @Nullable RestClient client;

    AdminClients(PluginContext context, AdminFailures failures) {
        this.context = context;
        this.failures = failures;
    }

    synchronized RestClient at(Endpoint now) {
        RestClient known = client;
        if (known != null && now.equals(endpoint)) {
            return known;
        }
        RestClient fresh = context.rest(
                now.address(), RestOptions.defaults().bearer(now.token()).failures(failures::map));
        endpoint = now;
        client = fresh;
        return fresh;
    }

    /** Whether the server says that it is up; asks nothing that needs a right. */
    boolean ready(Endpoint now) {
        try {
            return at(now).get("/healthcheck").exchange().status() == 200;
        } catch (Failure e) {
            return false;
        }
    }
}
