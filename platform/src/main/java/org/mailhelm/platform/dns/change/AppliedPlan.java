package org.mailhelm.platform.dns.change;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.dns.RecordSet;

/**
 * A change of a zone that is kept.
 *
 * @param actor who did it
 * @param sets what it changed
 * @param written how many of them were written
 * @param problem why it ended early
 * @param undoneAt when it was undone
 */
public record AppliedPlan(
        String id,
        Kind kind,
        String zone,
        String connectionId,
        String actor,
        Instant at,
        State state,
        List<ChangedSet> sets,
        int written,
        Optional<String> problem,
        Optional<Instant> undoneAt) {

    /** Keeps a copy. */
    public AppliedPlan {
        sets = List.copyOf(sets);
    }

    /** Whether it can be undone, as far as is known without looking. */
    public boolean undoable() {
        return undoneAt.isEmpty() && state != State.FAILED;
    }

    /** Why a zone was changed. */
    public enum Kind {
        /** A plan was applied. */
        FIX,
        /** Another change was undone. */
        UNDO,
        /** Somebody else's change was. */
        HEAL;

        /** As it is stored and as scripts read it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** How far it came. */
    public enum State {
        /** It is under way, or Mailhelm was ended in between. */
        BEGUN,
        /** All of it took place. */
        DONE,
        /** A part of it took place. */
        PARTLY,
        /** Nothing of it took place. */
        FAILED,
        /** The provider didn't answer, and can't be asked. */
        UNKNOWN;

        /** As it is stored and as scripts read it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A record set before and after. */
    public record ChangedSet(String name, String type, Optional<RecordSet> before, Optional<RecordSet> after) {}
}
