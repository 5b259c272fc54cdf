package org.mailhelm.simulator.mxroute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A domain of the account. Guarded by the account's lock. */
final class Domain {

    final String name;
    final Map<String, Mailbox> mailboxes = new TreeMap<>();
    final Map<String, List<String>> forwarders = new TreeMap<>();
    /** By name; true is an alias, false a redirect. */
    final Map<String, Boolean> pointers = new TreeMap<>();

    final List<String> whitelist = new ArrayList<>();
    final List<String> blacklist = new ArrayList<>();
    boolean mailHosting = true;
    boolean expertSpamFiltering;
    int highScore = 15;
    String catchAllType = "fail";
    Optional<String> catchAllAddress = Optional.empty();

    Domain(String name) {
        this.name = name;
    }

    void refuseUsed(String user) {
        if (mailboxes.containsKey(user)) {
            throw Refusal.conflict("An email account with this name already exists");
        }
        if (forwarders.containsKey(user)) {
            throw Refusal.conflict("A forwarder with this name already exists");
        }
    }

    Mailbox mailbox(String user) {
        return Optional.ofNullable(mailboxes.get(user)).orElseThrow(() -> Refusal.notFound("Email account not found"));
    }

    List<String> list(String which) {
        return which.equals("whitelist") ? whitelist : blacklist;
    }

    Map<String, Object> json(boolean pointersAsObject) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("domain", name);
        json.put("mail_hosting", mailHosting);
        json.put("ssl_enabled", true);
        json.put(
                "pointers",
                pointersAsObject && !pointers.isEmpty()
                        ? new TreeMap<>(pointers.entrySet().stream()
                                .collect(java.util.stream.Collectors.toMap(
                                        Map.Entry::getKey, entry -> entry.getValue() ? "alias" : "redirect")))
                        : List.copyOf(pointers.keySet()));
        return json;
    }

    List<Map<String, Object>> pointersJson() {
        return pointers.entrySet().stream()
                .map(entry -> Map.<String, Object>of(
                        "pointer", entry.getKey(), "type", entry.getValue() ? "alias" : "redirect", "target", name))
                .toList();
    }

    List<Map<String, Object>> forwardersJson() {
        return forwarders.entrySet().stream()
                .map(entry -> Map.<String, Object>of(
                        "alias",
                        entry.getKey(),
                        "email",
                        entry.getKey() + "@" + name,
                        "destinations",
                        entry.getValue()))
                .toList();
    }

    Map<String, Object> catchAllJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", catchAllType);
        json.put("address", catchAllAddress.orElse(null));
        json.put(
                "description",
                switch (catchAllType) {
                    case "fail" -> "Emails to addresses that do not exist are rejected";
                    case "blackhole" -> "Emails to addresses that do not exist are discarded";
                    default -> "Emails to addresses that do not exist are forwarded";
                });
        return json;
    }
}
