package org.mailhelm.platform.job;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.ANSI)
interface ItemRepository extends CrudRepository<ItemRow, String> {

    @Query("select * from job_item where job_id = :jobId and state = :state order by position limit 1")
    Optional<ItemRow> first(String jobId, ItemState state);

    /** Failed ones first, then what happened last, then what is still to come. */
    @Query("select * from job_item where job_id = :jobId and state in (:states) order by "
            + "case state when 'FAILED' then 0 when 'RUNNING' then 1 when 'WAITING' then 3 else 2 end, "
            + "case state when 'DONE' then -position when 'SKIPPED' then -position else position end "
            + "limit :most offset :skip")
    List<ItemRow> part(String jobId, Collection<ItemState> states, int most, long skip);

    @Query("select * from job_item where job_id = :jobId and position > :after order by position limit :most")
    List<ItemRow> following(String jobId, int after, int most);

    long countByJobIdAndStateIn(String jobId, Collection<ItemState> states);

    long countByJobIdAndStateAndRepeatable(String jobId, ItemState state, boolean repeatable);

    @Query(
            "update job_item set state = 'RUNNING', tries = tries + 1, changed = :now where id = :id and state = 'WAITING'")
    int begin(String id, long now);

    @Query("update job_item set state = :state, result = :result, repeatable = :repeatable, changed = :now, "
            + "secret = case when :keep then secret else null end where id = :id and state = 'RUNNING'")
    int end(String id, ItemState state, String result, boolean repeatable, boolean keep, long now);

    /** Nothing was done: to be tried again. */
    @Query("update job_item set state = 'WAITING', result = :result, changed = :now, "
            + "tries = case when :counted then tries else tries - 1 end where id = :id and state = 'RUNNING'")
    int putBack(String id, String result, boolean counted, long now);

    /** Nobody knows whether it was done: counts a question that had no answer. */
    @Query(
            "update job_item set tries = tries + 1, result = :result, changed = :now where id = :id and state = 'RUNNING'")
    int doubt(String id, String result, long now);

    @Query("update job_item set state = 'WAITING', tries = 0, result = '' "
            + "where job_id = :jobId and state = 'FAILED' and repeatable = true")
    int repeatFailed(String jobId);

    @Query("update job_item set tries = 0 where job_id = :jobId and state in ('WAITING', 'RUNNING')")
    int refresh(String jobId);

    /** Secrets that nobody came back for. */
    @Query("update job_item set secret = null where secret is not null and job_id in "
            + "(select id from job where state in ('STOPPED', 'ENDED') and ended < :before)")
    int forgetSecrets(long before);

    @Query("select * from job_item where secret is not null")
    List<ItemRow> withSecrets();

    @Query("update job_item set secret = :secret where id = :id")
    void seal(String id, String secret);
}
