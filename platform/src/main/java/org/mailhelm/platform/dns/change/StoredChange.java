package org.mailhelm.platform.dns.change;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.RecordType;

/** A change of a record set in the form that is kept. */
record StoredChange(
        @JsonProperty("name") String name,
        @JsonProperty("type") String type,
        @JsonProperty("before") @Nullable Side before,
        @JsonProperty("after") @Nullable Side after) {

    /** A record set; without TTL, the provider chose one. */
    record Side(
            @JsonProperty("ttl") @Nullable Long ttl,
            @JsonProperty("values") List<String> values,
            @JsonProperty("attributes") Map<String, String> attributes) {

        private static Side of(RecordSet set) {
            return new Side(set.ttl().map(Duration::toSeconds).orElse(null), set.values(), set.attributes());
        }
    }

    static StoredChange of(RecordChange change) {
        return new StoredChange(
                change.name(),
                change.type().name(),
                change.before().map(Side::of).orElse(null),
                change.after().map(Side::of).orElse(null));
    }

    Optional<RecordSet> wasThere() {
        return set(before);
    }

    Optional<RecordSet> becameThere() {
        return set(after);
    }

    private Optional<RecordSet> set(@Nullable Side side) {
        return side == null
                ? Optional.empty()
                : Optional.of(new RecordSet(
                        name,
                        new RecordType(type),
                        Optional.ofNullable(side.ttl()).map(Duration::ofSeconds),
                        side.values(),
                        side.attributes()));
    }

    /** Whether what is there is a side of a change; what that side leaves open counts as the same. */
    static boolean same(Optional<RecordSet> now, Optional<RecordSet> side) {
        if (now.isEmpty() || side.isEmpty()) {
            return now.isEmpty() && side.isEmpty();
        }
        return Set.copyOf(now.get().values()).equals(Set.copyOf(side.get().values()))
                && (side.get().ttl().isEmpty()
                        || side.get().ttl().equals(now.get().ttl()));
    }
}
