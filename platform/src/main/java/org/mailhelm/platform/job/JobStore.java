package org.mailhelm.platform.job;

import io.micronaut.data.model.Page;
import io.micronaut.data.model.Pageable;
import io.micronaut.transaction.annotation.ReadOnly;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mailhelm.platform.secret.Keys;
import org.mailhelm.platform.secret.Sealer;

/**
 * Jobs in the database. Whatever a runner writes names it: when another has taken over meanwhile, it changes nothing.
 */
@Singleton
class JobStore {

    static final String PURPOSE = "job";

    private static final Set<JobState> ACTIVE =
            Set.of(JobState.QUEUED, JobState.RUNNING, JobState.WAITING, JobState.STOPPING);

    private final JobRepository jobs;
    private final ItemRepository items;
    private final Sealer sealer;
    private final Clock clock;

    JobStore(JobRepository jobs, ItemRepository items, Keys keys, Clock clock) {
        this.jobs = jobs;
        this.items = items;
        this.sealer = keys.sealer(PURPOSE);
        this.clock = clock;
    }

    /** Stores a job with all its items, or finds it there already. */
    @Transactional
    JobRow add(String id, NewJob job, Starter starter, String origin) {
        Optional<JobRow> there = jobs.findById(id);
        if (there.isPresent()) {
            return there.get();
        }
        Instant now = clock.instant();
        List<NewJob.Item> all = job.items();
        JobRow row = new JobRow(
                id,
                job.kind(),
                job.title(),
                job.source(),
                job.parameters(),
                starter.login(),
                starter.name(),
                origin,
                JobState.QUEUED,
                "",
                1,
                1,
                all.size(),
                0,
                count(all, ItemState.SKIPPED),
                count(all, ItemState.FAILED),
                0,
                "",
                now,
                null,
                null,
                null);
        jobs.save(row);
        items.saveAll(java.util.stream.IntStream.range(0, all.size())
                .mapToObj(place -> item(id, place, all.get(place), now))
                .toList());
        return row;
    }

    private ItemRow item(String jobId, int position, NewJob.Item item, Instant now) {
        String secret = item.secret()
                .filter(any -> item.already().isEmpty())
                .map(text -> sealer.seal(text.reveal(), ItemRow.place(jobId, position)))
                .orElse(null);
        Outcome known = item.already().orElse(new Outcome(ItemState.WAITING, "", false));
        return new ItemRow(
                UUID.randomUUID().toString(),
                jobId,
                position,
                item.line(),
                item.subject(),
                item.data(),
                secret,
                known.state(),
                0,
                known.repeatable(),
                known.result(),
                now);
    }

    private static int count(List<NewJob.Item> items, ItemState state) {
        return (int) items.stream()
                .filter(item ->
                        item.already().filter(known -> known.state() == state).isPresent())
                .count();
    }

    @ReadOnly
    Optional<JobRow> find(String id) {
        return jobs.findById(id);
    }

    @ReadOnly
    Page<JobRow> page(Pageable page) {
        return jobs.findAllOrderByCreatedDesc(page);
    }

    @ReadOnly
    List<JobRow> active() {
        return jobs.findByStateIn(ACTIVE);
    }

    @ReadOnly
    long countActive() {
        return jobs.countByStateIn(ACTIVE);
    }

    @ReadOnly
    List<ItemRow> items(String jobId, Collection<ItemState> states, int most, long skip) {
        return items.part(jobId, states, most, skip);
    }

    @ReadOnly
    long countItems(String jobId, Collection<ItemState> states) {
        return items.countByJobIdAndStateIn(jobId, states);
    }

    @ReadOnly
    long countRepeatable(String jobId) {
        return items.countByJobIdAndStateAndRepeatable(jobId, ItemState.FAILED, true);
    }

    @ReadOnly
    List<ItemRow> following(String jobId, int after, int most) {
        return items.following(jobId, after, most);
    }

    @Transactional
    boolean take(String id, String runner) {
        return jobs.take(id, runner, clock.millis()) > 0;
    }

    @ReadOnly
    Optional<ItemRow> begun(String jobId) {
        return items.first(jobId, ItemState.RUNNING);
    }

    /** Begins the next item; empty when there is none, or when the runner may not begin another. */
    @Transactional
    Optional<ItemRow> begin(String jobId, String runner) {
        if (jobs.mayBegin(jobId, runner) == 0) {
            return Optional.empty();
        }
        Optional<ItemRow> next = items.first(jobId, ItemState.WAITING);
        next.ifPresent(item -> items.begin(item.id(), clock.millis()));
        return next.flatMap(item -> items.findById(item.id()));
    }

    /**
     * The end of an item.
     *
     * @param calm false when the outside system as a whole seems to be at fault
     */
    @Transactional
    void end(ItemRow item, String runner, Outcome outcome, boolean calm) {
        int done = outcome.state() == ItemState.DONE ? 1 : 0;
        int skipped = outcome.state() == ItemState.SKIPPED ? 1 : 0;
        int failed = outcome.state() == ItemState.FAILED ? 1 : 0;
        if (jobs.count(item.jobId(), runner, done, skipped, failed, calm) > 0) {
            items.end(
                    item.id(),
                    outcome.state(),
                    outcome.result(),
                    outcome.repeatable(),
                    outcome.repeatable(),
                    clock.millis());
        }
    }

    /** The item was not done and waits for another try. */
    @Transactional
    void again(ItemRow item, String runner, String why, boolean counted) {
        if (jobs.touch(item.jobId(), runner) > 0) {
            items.putBack(item.id(), why, counted, clock.millis());
        }
    }

    /** Still nobody knows whether the item was done. */
    @Transactional
    void doubt(ItemRow item, String runner, String why) {
        if (jobs.touch(item.jobId(), runner) > 0) {
            items.doubt(item.id(), why, clock.millis());
        }
    }

    @Transactional
    boolean pause(String jobId, String runner, Instant until, String note) {
        return jobs.pause(jobId, runner, until.toEpochMilli(), note) > 0;
    }

    @Transactional
    boolean putBack(String jobId, String runner) {
        return jobs.putBack(jobId, runner) > 0;
    }

    @Transactional
    boolean finish(String jobId, String runner, JobState state, String note) {
        return jobs.finish(jobId, runner, state, note, clock.millis()) > 0;
    }

    @Transactional
    boolean stop(String jobId) {
        return jobs.stop(jobId) > 0;
    }

    /**
     * Puts a job that ended into the queue again.
     *
     * @param failedToo with the items that failed and can be repeated
     */
    @Transactional
    boolean requeue(String jobId, boolean failedToo) {
        if (jobs.requeue(jobId) == 0) {
            return false;
        }
        items.refresh(jobId);
        if (failedToo && items.repeatFailed(jobId) > 0) {
            jobs.recount(jobId);
        }
        return true;
    }

    @Transactional
    void tidy(Instant secretsBefore, Instant jobsBefore) {
        items.forgetSecrets(secretsBefore.toEpochMilli());
        jobs.purge(jobsBefore.toEpochMilli());
    }
}
