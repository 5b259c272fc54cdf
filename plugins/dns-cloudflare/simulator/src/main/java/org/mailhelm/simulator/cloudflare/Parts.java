package org.mailhelm.simulator.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The content that Cloudflare shows of records that are written in parts. */
final class Parts {

    private static final Map<String, List<String>> SHOWN = Map.ofEntries(
            Map.entry("SRV", List.of("weight", "port", "target")),
            Map.entry("CAA", List.of("flags", "tag", "value")),
            Map.entry("TLSA", List.of("usage", "selector", "matching_type", "certificate")),
            Map.entry("SMIMEA", List.of("usage", "selector", "matching_type", "certificate")),
            Map.entry("SSHFP", List.of("algorithm", "type", "fingerprint")),
            Map.entry("DS", List.of("key_tag", "algorithm", "digest_type", "digest")),
            Map.entry("CERT", List.of("type", "key_tag", "algorithm", "certificate")),
            Map.entry("HTTPS", List.of("priority", "target", "value")),
            Map.entry("SVCB", List.of("priority", "target", "value")),
            Map.entry("NAPTR", List.of("order", "preference", "flags", "service", "regex", "replacement")),
            Map.entry("URI", List.of("weight", "target")));

    private Parts() {}

    static String content(String type, JsonNode data) {
        return SHOWN.getOrDefault(type, List.of()).stream()
                .map(part -> part(type, part, data.path(part)))
                .collect(Collectors.joining(" "))
                .strip();
    }

    private static String part(String type, String name, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            throw Refusal.invalid(9101, name + " is a required data field.");
        }
        boolean quoted = (type.equals("CAA") && name.equals("value"))
                || (type.equals("URI") && name.equals("target"))
                || (type.equals("NAPTR") && List.of("flags", "service", "regex").contains(name));
        return quoted ? "\"" + value.asText() + "\"" : value.asText();
    }
}
