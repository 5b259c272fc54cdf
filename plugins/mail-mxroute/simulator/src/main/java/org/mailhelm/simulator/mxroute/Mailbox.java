package org.mailhelm.simulator.mxroute;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A mailbox.
 *
 * @param user what stands before the {@code @}
 * @param password its password
 * @param quota in MB; 0 means without
 * @param usage in MB
 * @param limit of messages a day
 * @param sent today
 * @param suspended whether MXroute has switched it off
 */
public record Mailbox(String user, String password, int quota, double usage, int limit, int sent, boolean suspended) {

    Map<String, Object> json(String domain) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("username", user);
        json.put("email", user + "@" + domain);
        json.put("quota", quota);
        json.put("usage", usage);
        json.put("limit", limit);
        json.put("sent", sent);
        json.put("suspended", suspended);
        return json;
    }

    /** The same, in use. */
    public Mailbox using(double megabytes, int sentToday) {
        return new Mailbox(user, password, quota, megabytes, limit, sentToday, suspended);
    }

    /** The same, switched off or on. */
    public Mailbox suspended(boolean off) {
        return new Mailbox(user, password, quota, usage, limit, sent, off);
    }
}
