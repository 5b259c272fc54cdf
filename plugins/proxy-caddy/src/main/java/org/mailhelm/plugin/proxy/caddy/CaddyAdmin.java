package org.mailhelm.plugin.proxy.caddy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.mailhelm.api.Failure;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.RestClient;
import org.mailhelm.api.RestOptions;
import org.mailhelm.api.RestRequest;
import org.mailhelm.api.RestResponse;

/** Caddy's admin API, see https://caddyserver.com/docs/api; measured on 2.6.2. */
final class CaddyAdmin {

    private final RestClient rest;

    CaddyAdmin(CaddySettings settings, PluginContext context) {
        // A change is answered once it is in force, which takes Caddy a while when it has many sites.
        RestOptions options =
                RestOptions.defaults().answerWithin(Duration.ofSeconds(60)).failures(CaddyAdmin::failure);
        this.rest = context.rest(
                settings.adminUrl(), settings.adminToken().map(options::bearer).orElse(options));
    }

    /** The whole configuration. A read that fails is a failure, never an empty configuration. */
    Snapshot read() {
        RestResponse answer = rest.get("/config/").send();
        String etag = answer.header("ETag")
                .orElseThrow(() -> new Failure.Unavailable(
                        "The admin address answers without an ETag, by which changes of others are noticed. Check that"
                                + " it leads to Caddy 2.6 or newer, and that no proxy between drops trailers.",
                        false));
        // Caddy without any configuration says so with a null of its own.
        return new Snapshot(answer.text().strip().equals("null") ? Map.of() : answer.jsonObject(), etag);
    }

    /**
     * Makes one change.
     *
     * @throws Failure.Conflict when the configuration isn't what the snapshot shows any more
     */
    void write(Change change, Snapshot before) {
        String[] keys = change.path().substring(1).split("/");
        RestRequest request = rest.request(change.method(), "/config" + "/{key}".repeat(keys.length), keys)
                .header("If-Match", before.etag());
        change.body().ifPresent(request::json);
        request.send();
    }

    /** Whether Caddy was built with a DNS module. It is asked to read a text that needs the module, not to use it. */
    boolean hasDnsProvider(String name) {
        String text = "https://probe.invalid {\n\ttls {\n\t\tdns " + name + " x\n\t}\n}\n";
        RestResponse answer = rest.post("/adapt")
                .body("text/caddyfile", text.getBytes(StandardCharsets.UTF_8))
                .exchange();
        return answer.status() == 200 || !answer.text().contains("dns.providers." + name);
    }

    private static Failure failure(RestResponse answer, Failure usual) {
        if (answer.status() != 500) {
            return usual;
        }
        // Caddy has only this status for a change that it can't load. It goes on with what it had.
        return new Failure.Unavailable(usual.reason() + " Caddy's configuration is as it was.", false);
    }
}
