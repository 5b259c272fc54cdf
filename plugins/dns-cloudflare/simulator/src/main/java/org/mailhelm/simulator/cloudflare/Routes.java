package org.mailhelm.simulator.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Which call is meant, and whether the token may make it. */
final class Routes {

    private final SimulatorOptions options;
    private final Holdings holdings;

    Routes(SimulatorOptions options, Holdings holdings) {
        this.options = options;
        this.holdings = holdings;
    }

    ObjectNode answer(String method, List<String> path, Map<String, String> query, JsonNode body) {
        String call = method + " " + String.join("/", path).replaceAll("^(zones|accounts)/[^/]+", "$1/…");
        return switch (call) {
            case "GET user/tokens/verify" -> token(!options.ofAccount());
            case "GET accounts/…/tokens/verify" ->
                token(options.ofAccount() && path.get(1).equals(options.account()));
            case "GET zones" -> zones(query);
            case "POST zones" -> createZone(body);
            case "GET zones/…" -> {
                require(Right.ZONE_READ, Refusal.noRight("zone.read", "read zones"));
                yield result(holdings.byId(path.get(1)).json(options.rights()));
            }
            case "GET zones/…/dns_records" -> records(path.get(1), query);
            case "POST zones/…/dns_records/batch" -> batch(path.get(1), body);
            default -> throw Refusal.noRoute("/" + String.join("/", path));
        };
    }

    private ObjectNode token(boolean known) {
        if (!known) {
            throw new Refusal(401, 1000, "Invalid API Token");
        }
        ObjectNode token = JsonNodeFactory.instance.objectNode();
        token.put("id", "ed17574386854bf78a67040be0a770b0");
        token.put("status", options.tokenStatus());
        return result(token);
    }

    private void require(Right right, Refusal otherwise) {
        if (!options.rights().contains(right)) {
            throw otherwise;
        }
    }

    private ObjectNode zones(Map<String, String> query) {
        require(Right.ZONE_READ, Refusal.noRight("zone.list", "list zones"));
        List<HostedZone> found = holdings.zones().stream()
                .filter(zone -> query.getOrDefault("name", zone.name()).equals(zone.name()))
                .sorted(Comparator.comparing(HostedZone::name))
                .toList();
        return page(found.stream().map(zone -> zone.json(options.rights())).toList(), query, 5, 50, 20);
    }

    private ObjectNode createZone(JsonNode body) {
        require(Right.ZONE_EDIT, Refusal.noRight("zone.create", "create zones in account"));
        String name = body.path("name").asText();
        if (!body.path("account").path("id").asText().equals(options.account())) {
            throw Refusal.invalid(1067, "Invalid account identifier");
        }
        if (!name.matches("([a-z0-9-]+\\.)+[a-z0-9-]{2,}")) {
            throw Refusal.invalid(1049, name + " is not a registered domain");
        }
        if (holdings.zones().stream().anyMatch(zone -> zone.name().equals(name))) {
            throw Refusal.invalid(1061, name + " already exists");
        }
        return result(holdings.zone(name).being("pending", "full", "free").json(options.rights()));
    }

    private ObjectNode records(String zone, Map<String, String> query) {
        require(Right.DNS_READ, Refusal.noDnsRight());
        List<ObjectNode> all = holdings.byId(zone).records().values().stream()
                .filter(record -> query.getOrDefault("name", record.get("name").asText())
                        .equals(record.get("name").asText()))
                .sorted(Comparator.comparing(record -> record.get("name").asText()))
                .toList();
        return page(all, query, 1, 5_000_000, 100);
    }

    private ObjectNode batch(String zone, JsonNode body) {
        require(Right.DNS_EDIT, Refusal.noDnsRight());
        HostedZone held = holdings.byId(zone);
        ObjectNode done = JsonNodeFactory.instance.objectNode();
        holdings.batch(held, body).forEach((kind, records) -> {
            var list = done.putArray(kind);
            records.forEach(list::add);
        });
        return result(done);
    }

    private ObjectNode page(List<ObjectNode> all, Map<String, String> query, int min, int max, int usual) {
        int asked = number(query, "per_page", usual);
        int page = number(query, "page", 1);
        if (asked < min || asked > max || page < 1) {
            throw Refusal.invalid(1006, "Invalid page or per_page.");
        }
        int size = Math.min(asked, options.largestPage());
        int begin = (int) Math.min(all.size(), (page - 1L) * size);
        List<ObjectNode> part = all.subList(begin, Math.min(all.size(), begin + size));
        ObjectNode answer = result(JsonNodeFactory.instance.arrayNode().addAll(part));
        answer.putObject("result_info")
                .put("page", page)
                .put("per_page", size)
                .put("count", part.size())
                .put("total_count", all.size())
                .put("total_pages", (all.size() + size - 1) / size);
        return answer;
    }

    private static int number(Map<String, String> query, String name, int usual) {
        try {
            return Integer.parseInt(query.getOrDefault(name, String.valueOf(usual)));
        } catch (NumberFormatException e) {
            throw Refusal.invalid(1006, "Invalid " + name + ".");
        }
    }

    private static ObjectNode result(JsonNode result) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("success", true);
        answer.putArray("errors");
        answer.putArray("messages");
        answer.set("result", result);
        return answer;
    }
}
