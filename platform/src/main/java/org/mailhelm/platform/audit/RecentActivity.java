package org.mailhelm.platform.audit;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** The last changes, for the start page. */
@Singleton
public class RecentActivity {

    /** Signing in and out says nothing about what changed, and happens all day. */
    private static final String SIGN_IN = "auth.";

    private static final int LOOKED_AT = 40;

    private final AuditSearch search;

    RecentActivity(AuditSearch search) {
        this.search = search;
    }

    /**
     * Something that was done.
     *
     * @param action as in {@code mailbox.create}
     * @param object what it was done to; may be empty
     * @param outcome how it ended
     */
    public record Activity(long entry, Instant time, String actor, String action, String object, Outcome outcome) {}

    /** The youngest first. */
    public List<Activity> latest(int most) {
        return search.find(AuditSearch.Query.ALL, LOOKED_AT, 0).stream()
                .filter(entry -> !entry.row().action().startsWith(SIGN_IN))
                .limit(most)
                .map(entry -> new Activity(
                        entry.row().seq(),
                        entry.time(),
                        entry.row().actor(),
                        entry.row().action(),
                        entry.row().object(),
                        entry.outcome()))
                .toList();
    }
}
