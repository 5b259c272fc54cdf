package org.mailhelm.platform.mail.copy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.platform.mail.OneAtATime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps copies of parts. A page looks at what is there and has it read again beside it; a script waits, and gets what is
 * at most a minute old or learns why not. An answer that was on its way while Mailhelm itself changed something is
 * dropped, so that it can't undo the change in the copy.
 */
@Singleton
public final class Copies {

    private static final Logger LOG = LoggerFactory.getLogger(Copies.class);
    private static final Duration FRESH = Duration.ofSeconds(60);
    // A page that shows nothing yet is worth a moment.
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);
    private static final int TRIES = 3;

    private final CopyRepository rows;
    private final ObjectMapper json;
    private final Clock clock;
    private final OneAtATime reads;

    Copies(
            CopyRepository rows,
            ObjectMapper json,
            Clock clock,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.rows = rows;
        this.json = json;
        this.clock = clock;
        this.reads = new OneAtATime(executor);
    }

    /** For pages: what was last seen. Waits only for what was never read, and not for long. */
    public <T> Copy<T> glance(Part<T> part) {
        CopyRow row = rows.findById(part.id()).orElse(null);
        if (row != null && (!stale(row) || justTried(row))) {
            return copy(part, row, false);
        }
        if (row != null && row.content() != null) {
            reads.start(part.id(), () -> fetch(part));
            return copy(part, row, true);
        }
        reads.start(part.id(), () -> fetch(part), PATIENCE);
        CopyRow now = rows.findById(part.id()).orElse(null);
        return copy(part, now, now == null || (now.content() == null && now.problem() == null));
    }

    /**
     * For scripts: what is there, at most a minute old.
     *
     * @throws Failure why it can't be read
     */
    public <T> T fresh(Part<T> part) {
        CopyRow row = rows.findById(part.id()).orElse(null);
        if (row == null || stale(row)) {
            reads.run(part.id(), () -> fetch(part));
            row = rows.findById(part.id()).orElse(null);
        }
        Optional<T> kept = copy(part, row, false).value();
        return kept.isPresent() ? kept.get() : part.source().get();
    }

    /**
     * For changes: what is there now.
     *
     * @throws Failure why it can't be read
     */
    public <T> T live(Part<T> part) {
        return fetch(part);
    }

    /** Something was changed there as {@code change} says, and is known to be so. */
    public <T> void changed(Part<T> part, UnaryOperator<T> change) {
        Optional<T> kept =
                copy(part, rows.findById(part.id()).orElse(null), false).value();
        if (kept.isEmpty()) {
            doubt(part);
            return;
        }
        T now = change.apply(kept.get());
        rows.changed(part.id(), write(now), part.size().applyAsInt(now));
    }

    /** Nobody knows whether a change took place: what is kept isn't fresh any more, whatever its age. */
    public void doubt(Part<?> part) {
        ensure(part);
        rows.doubted(part.id());
    }

    /** How many things a part held when it was last read. */
    public OptionalLong entries(String name, DomainRow domain) {
        return rows.findById(Part.id(name, domain))
                .filter(row -> row.content() != null)
                .map(row -> OptionalLong.of(row.entries()))
                .orElseGet(OptionalLong::empty);
    }

    /** Whether a part was ever read. */
    public boolean known(String name, DomainRow domain) {
        return entries(name, domain).isPresent();
    }

    private <T> T fetch(Part<T> part) {
        for (int i = 1; ; i++) {
            ensure(part);
            Optional<CopyRow> before = rows.findById(part.id());
            T found;
            try {
                found = part.source().get();
            } catch (Failure e) {
                rows.failed(part.id(), clock.millis(), e.reason());
                throw e;
            }
            // Without a row, its domain went away meanwhile.
            if (before.isEmpty() || store(part, before.get().version(), found)) {
                return found;
            }
            if (i == TRIES) {
                // Somebody changes it faster than it can be read. The copy holds those changes, and is read soon.
                LOG.debug("{} was changed during each of {} readings", part.id(), TRIES);
                return found;
            }
        }
    }

    private <T> boolean store(Part<T> part, long version, T found) {
        return rows.store(part.id(), version, write(found), part.size().applyAsInt(found), clock.millis()) > 0;
    }

    private void ensure(Part<?> part) {
        if (part.domain().isPresent()) {
            rows.ensure(part.id(), part.domain().get());
        } else {
            rows.ensure(part.id());
        }
    }

    private <T> Copy<T> copy(Part<T> part, @Nullable CopyRow row, boolean reading) {
        if (row == null) {
            return new Copy<>(Optional.empty(), Optional.empty(), Optional.empty(), reading);
        }
        return new Copy<>(
                Optional.ofNullable(row.content()).flatMap(content -> read(part, content)),
                Optional.ofNullable(row.readAt()),
                Optional.ofNullable(row.problem()),
                reading);
    }

    private boolean stale(CopyRow row) {
        Instant readAt = row.readAt();
        return readAt == null || row.doubted() || readAt.plus(FRESH).isBefore(clock.instant());
    }

    private boolean justTried(CopyRow row) {
        Instant triedAt = row.triedAt();
        return row.problem() != null
                && triedAt != null
                && triedAt.plus(PAUSE_AFTER_FAILURE).isAfter(clock.instant());
    }

    private <T> Optional<T> read(Part<T> part, String content) {
        try {
            return Optional.of(json.readValue(content, part.type()));
        } catch (JsonProcessingException e) {
            // Kept by another version of Mailhelm. It is read again soon.
            LOG.info("The copy {} is of another form", part.id());
            return Optional.empty();
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
