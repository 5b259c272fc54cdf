package org.mailhelm.simulator.cloudflare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A zone and its records, by id. */
public final class HostedZone {

    private final String id;
    private final String name;
    private final String account;
    private String status = "active";
    private String type = "full";
    private String plan = "free";
    private Map<String, ObjectNode> records = new LinkedHashMap<>();

    HostedZone(String id, String name, String account) {
        this.id = id;
        this.name = name;
        this.account = account;
    }

    /** Cloudflare's id of it. */
    public String id() {
        return id;
    }

    /** Its apex. */
    public String name() {
        return name;
    }

    /** Sets what its entry says. */
    public HostedZone being(String newStatus, String newType, String newPlan) {
        status = newStatus;
        type = newType;
        plan = newPlan;
        return this;
    }

    /** How many records may change in one step. */
    int largestBatch() {
        return plan.equals("free") ? 200 : 3500;
    }

    Map<String, ObjectNode> records() {
        return records;
    }

    /** All changes of a batch at once. */
    void records(Map<String, ObjectNode> changed) {
        records = changed;
    }

    ObjectNode json(Set<Right> rights) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id);
        json.put("name", name);
        json.put("status", status);
        json.put("paused", false);
        json.put("type", type);
        json.put("development_mode", 0);
        json.putArray("name_servers").add("ada.ns.cloudflare.com").add("bob.ns.cloudflare.com");
        json.putNull("original_name_servers");
        json.putNull("original_registrar");
        json.putNull("original_dnshost");
        json.put("created_on", "2026-01-02T03:04:05Z");
        json.put("modified_on", "2026-01-02T03:04:05Z");
        json.put("activated_on", "2026-01-02T03:04:05Z");
        json.putObject("meta").put("step", 2).put("phishing_detected", false);
        json.putObject("owner").put("id", "7c5dae5552338874e5053f2534d2767a").put("type", "user");
        json.putObject("account").put("id", account).put("name", "Example");
        ArrayNode permissions = json.putArray("permissions");
        permissions.add("#zone:read");
        if (rights.contains(Right.DNS_READ)) {
            permissions.add("#dns_records:read");
        }
        if (rights.contains(Right.DNS_EDIT)) {
            permissions.add("#dns_records:edit");
        }
        json.putObject("plan").put("legacy_id", plan);
        return json;
    }
}
