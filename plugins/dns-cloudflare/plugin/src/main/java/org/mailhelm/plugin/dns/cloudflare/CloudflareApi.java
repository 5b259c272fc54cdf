package org.mailhelm.plugin.dns.cloudflare;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.mailhelm.api.Failure;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.RestClient;
import org.mailhelm.api.RestOptions;
import org.mailhelm.api.RestOptions.RateBudget;
import org.mailhelm.api.RestRequest;

/** Cloudflare's API, version 4, see https://developers.cloudflare.com/api/. */
final class CloudflareApi {

    // Together the 1,200 calls in five minutes that Cloudflare allows. Each write comes with a read before it.
    private static final int READS = 700;
    private static final int WRITES = 500;
    private static final Duration WINDOW = Duration.ofMinutes(5);

    static final int ZONES_ON_A_PAGE = 50;
    private static final int RECORDS_ON_A_PAGE = 5000;
    private static final int FEW = 5;

    private final RestClient rest;
    private final Refusals refusals;

    CloudflareApi(CloudflareSettings settings, PluginContext context) {
        this.refusals = new Refusals(settings.apiToken());
        this.rest = context.rest(
                settings.apiUrl(),
                RestOptions.defaults()
                        .bearer(settings.apiToken())
                        .within(new RateBudget(digest(settings), READS, WRITES, WINDOW))
                        .failures(refusals::of));
    }

    private static String digest(CloudflareSettings settings) {
        String name = settings.apiUrl() + " " + settings.apiToken().reveal();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return "cloudflare-" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new LinkageError("every Java has SHA-256", e);
        }
    }

    /** The token's state, as one of a user. */
    Wire.Token userToken() {
        return result(rest.get("/user/tokens/verify").as(Wire.TokenAnswer.class));
    }

    /** The token's state, as one of an account. */
    Wire.Token accountToken(String account) {
        return result(rest.get("/accounts/{account}/tokens/verify", account).as(Wire.TokenAnswer.class));
    }

    /** Some zones; enough to see that there are any. */
    List<Wire.ZoneEntry> someZones() {
        return result(zonesPage(1, FEW).as(Wire.ZonesAnswer.class));
    }

    List<Wire.ZoneEntry> zones() {
        return all(page -> zonesPage(page, ZONES_ON_A_PAGE).as(Wire.ZonesAnswer.class), Wire.ZoneEntry::id);
    }

    private RestRequest zonesPage(int page, int size) {
        return rest.get("/zones")
                .query("page", String.valueOf(page))
                .query("per_page", String.valueOf(size))
                .query("order", "name");
    }

    /** The zones of exactly that name; several when accounts have it side by side. */
    List<Wire.ZoneEntry> zonesNamed(String name) {
        return result(rest.get("/zones").query("name", name).as(Wire.ZonesAnswer.class));
    }

    Wire.ZoneEntry zone(String id) {
        return result(rest.get("/zones/{zone}", id).as(Wire.ZoneAnswer.class));
    }

    Wire.ZoneEntry createZone(Wire.NewZone zone) {
        return result(rest.post("/zones").json(zone).as(Wire.ZoneAnswer.class));
    }

    /** Some records; enough to see that they may be read. */
    List<Wire.Entry> someRecords(String zone) {
        return result(recordsPage(zone, 1, FEW).as(Wire.RecordsAnswer.class));
    }

    List<Wire.Entry> records(String zone) {
        return all(page -> recordsPage(zone, page, RECORDS_ON_A_PAGE).as(Wire.RecordsAnswer.class), Wire.Entry::id);
    }

    private RestRequest recordsPage(String zone, int page, int size) {
        return rest.get("/zones/{zone}/dns_records", zone)
                .query("page", String.valueOf(page))
                .query("per_page", String.valueOf(size))
                .query("order", "name");
    }

    /** All of it or nothing. */
    void batch(String zone, Wire.Batch batch) {
        result(rest.post("/zones/{zone}/dns_records/batch", zone).json(batch).as(Wire.BatchAnswer.class));
    }

    /** All pages. What moves from one to the next while they are read counts once. */
    private <T> List<T> all(IntFunction<Wire.Paged<T>> pages, Function<T, String> id) {
        Map<String, T> found = new LinkedHashMap<>();
        int seen = 0;
        for (int number = 1; ; number++) {
            Wire.Paged<T> page = pages.apply(number);
            List<T> entries = result(page);
            entries.forEach(entry -> found.put(id.apply(entry), entry));
            seen += entries.size();
            Optional<Integer> total = page.page().flatMap(Wire.Page::totalCount);
            if (entries.isEmpty() || total.isEmpty() || seen >= total.get()) {
                if (total.isPresent() && found.size() < total.get()) {
                    throw new Failure.Unavailable(
                            "Cloudflare's list changed while it was read: " + found.size() + " of " + total.get()
                                    + " entries came. Try again.",
                            true);
                }
                return List.copyOf(found.values());
            }
        }
    }

    private <T> T result(Wire.Enveloped<T> answer) {
        if (!answer.success()) {
            throw refusals.of(
                    400,
                    answer.errors(),
                    new Failure.Unavailable("Cloudflare says that it failed, without a reason. Try again.", true));
        }
        return answer.result()
                .orElseThrow(() -> new Failure.Unavailable(
                        "Cloudflare's answer holds no result. Check the API address in the connection's settings.",
                        false));
    }
}
