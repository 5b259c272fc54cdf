package org.mailhelm.platform.job;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of jobs that this version knows. */
@Singleton
final class JobKinds {

    private final Map<String, JobKind> kinds;

    JobKinds(List<JobKind> kinds) {
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(JobKind::id, Function.identity()));
    }

    Optional<JobKind> find(String id) {
        return Optional.ofNullable(kinds.get(id));
    }
}
