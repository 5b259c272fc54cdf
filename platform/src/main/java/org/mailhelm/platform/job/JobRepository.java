package org.mailhelm.platform.job;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.Page;
import io.micronaut.data.model.Pageable;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.Collection;
import java.util.List;

@JdbcRepository(dialect = Dialect.ANSI)
interface JobRepository extends CrudRepository<JobRow, String> {

    Page<JobRow> findAllOrderByCreatedDesc(Pageable page);

    List<JobRow> findByStateIn(Collection<JobState> states);

    long countByStateIn(Collection<JobState> states);

    /** Gives the job to a runner. Nothing happens to one that ended. */
    @Query("update job set state = case when state = 'STOPPING' then 'STOPPING' else 'RUNNING' end, runner = :runner, "
            + "started = coalesce(started, :now), next_try = null, note = '', version = version + 1 "
            + "where id = :id and state not in ('STOPPED', 'ENDED')")
    int take(String id, String runner, long now);

    /** Takes the row's lock while the runner has the job and may begin another item. */
    @Query("update job set version = version + 1 where id = :id and runner = :runner and state = 'RUNNING'")
    int mayBegin(String id, String runner);

    /** Counts the end of an item, while the runner has the job. */
    @Query("update job set done = done + :done, skipped = skipped + :skipped, failed = failed + :failed, "
            + "trouble = case when :calm then 0 else trouble + 1 end, version = version + 1 "
            + "where id = :id and runner = :runner and state in ('RUNNING', 'STOPPING')")
    int count(String id, String runner, int done, int skipped, int failed, boolean calm);

    /** Takes the row's lock while the runner has the job. */
    @Query("update job set version = version + 1 "
            + "where id = :id and runner = :runner and state in ('RUNNING', 'STOPPING')")
    int touch(String id, String runner);

    /** Puts the job down until then. */
    @Query("update job set state = 'WAITING', runner = '', next_try = :until, note = :note, version = version + 1 "
            + "where id = :id and runner = :runner and state = 'RUNNING'")
    int pause(String id, String runner, long until, String note);

    /** The runner gives the job back unfinished, because the host ends. */
    @Query("update job set state = 'QUEUED', runner = '', version = version + 1 "
            + "where id = :id and runner = :runner and state = 'RUNNING'")
    int putBack(String id, String runner);

    /** Ends the job's run. */
    @Query("update job set state = :state, runner = '', next_try = null, note = :note, ended = :now, "
            + "version = version + 1 where id = :id and runner = :runner and state in ('RUNNING', 'STOPPING')")
    int finish(String id, String runner, JobState state, String note, long now);

    @Query("update job set state = 'STOPPING', next_try = null, version = version + 1 "
            + "where id = :id and state in ('QUEUED', 'RUNNING', 'WAITING')")
    int stop(String id);

    /** Puts a job that ended into the queue again. */
    @Query("update job set state = 'QUEUED', runner = '', runs = runs + 1, trouble = 0, note = '', ended = null, "
            + "next_try = null, version = version + 1 where id = :id and state in ('STOPPED', 'ENDED')")
    int requeue(String id);

    @Query("update job set failed = (select count(*) from job_item where job_id = :id and state = 'FAILED') "
            + "where id = :id")
    void recount(String id);

    @Query("delete from job where ended is not null and ended < :before and state in ('STOPPED', 'ENDED')")
    int purge(long before);
}
