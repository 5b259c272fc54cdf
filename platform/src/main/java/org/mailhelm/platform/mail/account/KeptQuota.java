package org.mailhelm.platform.mail.account;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.mail.AccountQuota;
import org.mailhelm.api.mail.ByteSize;

/** The state of an account as it is kept: bytes, and seconds since 1970. */
record KeptQuota(
        long used,
        @Nullable Long limit,
        Map<String, Long> breakdown,
        @Nullable Long graceEnds,
        @Nullable Long measured) {

    static KeptQuota of(AccountQuota.State state) {
        return new KeptQuota(
                state.used().bytes(),
                state.limit().map(ByteSize::bytes).orElse(null),
                state.breakdown().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                part -> part.getValue().bytes(),
                                (first, again) -> again,
                                TreeMap::new)),
                state.graceEnds().map(Instant::getEpochSecond).orElse(null),
                state.measured().map(Instant::getEpochSecond).orElse(null));
    }

    Optional<Instant> grace() {
        return Optional.ofNullable(graceEnds).map(Instant::ofEpochSecond);
    }

    Optional<Instant> counted() {
        return Optional.ofNullable(measured).map(Instant::ofEpochSecond);
    }
}
