package org.mailhelm.api.dns;

import java.util.Optional;
import org.mailhelm.api.ApiStatus;
import org.mailhelm.api.Failure;

/**
 * A change of one record set.
 *
 * <p>What a side leaves open is neither compared nor changed: an empty TTL, and an attribute that isn't named. An
 * attribute is taken away by naming it with an empty text.
 *
 * @param before what the zone is thought to hold; empty means no such set
 * @param after what the zone shall hold; empty means no such set
 */
@ApiStatus(since = "0.9")
public record RecordChange(Optional<RecordSet> before, Optional<RecordSet> after) {

    /** Both sides name one set, and at least one side is there. */
    public RecordChange {
        if (before.isEmpty() && after.isEmpty()) {
            throw new IllegalArgumentException("a change needs a side");
        }
        if (before.isPresent() && after.isPresent()) {
            RecordSet old = before.get();
            RecordSet young = after.get();
            if (!old.name().equals(young.name()) || !old.type().equals(young.type())) {
                throw new IllegalArgumentException("a change stays with one name and type: " + old + " " + young);
            }
        }
    }

    /** A new set. */
    public static RecordChange create(RecordSet after) {
        return new RecordChange(Optional.empty(), Optional.of(after));
    }

    /** Another content of a set. */
    public static RecordChange replace(RecordSet before, RecordSet after) {
        return new RecordChange(Optional.of(before), Optional.of(after));
    }

    /** The end of a set. */
    public static RecordChange delete(RecordSet before) {
        return new RecordChange(Optional.of(before), Optional.empty());
    }

    /** Whether the set, as the zone holds it now, is already as it shall be. */
    public boolean isDone(Optional<RecordSet> now) {
        return agree(now, after);
    }

    /** Whether the set, as the zone holds it now, is what it is thought to be. */
    public boolean isExpected(Optional<RecordSet> now) {
        return agree(now, before);
    }

    /**
     * Whether anything is left to do, for a plugin that compares before it writes.
     *
     * @throws Failure.Conflict when the set, as the zone holds it now, is neither as it shall be nor what it is thought to
     *     be. Its message says that nothing was changed
     */
    public boolean isNeeded(Optional<RecordSet> now) {
        if (isDone(now)) {
            return false;
        }
        if (!isExpected(now)) {
            throw new Failure.Conflict("Somebody else changed " + type() + " of " + name() + " meanwhile: "
                    + now.map(set -> "it is " + String.join(", ", set.values()) + " now")
                            .orElse("it is gone")
                    + ". Nothing was changed; look at the plan again.");
        }
        return true;
    }

    private static boolean agree(Optional<RecordSet> now, Optional<RecordSet> side) {
        return now.isEmpty() || side.isEmpty()
                ? now.isEmpty() && side.isEmpty()
                : now.get().agreesWith(side.get());
    }

    /** The name of the set. */
    public String name() {
        return side().name();
    }

    /** The type of the set. */
    public RecordType type() {
        return side().type();
    }

    private RecordSet side() {
        return after.or(() -> before).orElseThrow();
    }
}
