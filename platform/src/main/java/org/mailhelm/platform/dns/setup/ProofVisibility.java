package org.mailhelm.platform.dns.setup;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.lookup.Lookups;
import org.mailhelm.platform.dns.lookup.Question;
import org.mailhelm.platform.dns.lookup.Sighting;

/** Looks whether others see a record that was published. */
@Singleton
class ProofVisibility {

    // The page is wanted now; it asks again by itself.
    private static final int PATIENCE_SECONDS = 3;

    private final Lookups lookups;

    ProofVisibility(Lookups lookups) {
        this.lookups = lookups;
    }

    /**
     * Who sees it.
     *
     * @param everywhere whether everybody does who was asked and knows
     */
    record Seen(boolean everywhere, String words) {}

    Seen of(DesiredRecord record) {
        return lookups.look(Question.of(record.name(), record.type()))
                .thenApply(Optional::of)
                .completeOnTimeout(Optional.empty(), PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join()
                .map(sighting -> seen(sighting, record.value()))
                .orElse(new Seen(false, "Whether others see it is not known yet."));
    }

    private static Seen seen(Sighting sighting, String value) {
        long asked = sighting.knowing().size();
        long seeing = sighting.knowing().stream()
                .filter(one -> one.answer().values().contains(value))
                .count();
        boolean own = sighting.fromZone() && sighting.values().contains(value);
        if (asked == 0 && !sighting.fromZone()) {
            return new Seen(false, "Whether others see it is not known: no DNS server answers.");
        }
        if (asked == seeing && (own || !sighting.fromZone())) {
            return new Seen(true, "Everybody who was asked sees it: register the domain.");
        }
        return new Seen(
                false,
                own
                        ? "The zone's own servers have it; " + seeing + " of " + asked + " resolvers see it."
                        : "Not visible yet.");
    }
}
