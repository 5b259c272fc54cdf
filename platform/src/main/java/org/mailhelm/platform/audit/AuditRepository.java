package org.mailhelm.platform.audit;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.ANSI)
interface AuditRepository extends GenericRepository<AuditRow, Long> {

    AuditRow save(AuditRow row);

    Optional<AuditRow> findBySeq(long seq);

    List<AuditRow> findByAnswersIn(Collection<Long> answers);

    @Query("select * from audit_entry where seq > :after order by seq limit :most")
    List<AuditRow> following(long after, int most);

    @Query("select distinct action from audit_entry order by action")
    List<String> actions();

    @Query("select distinct actor from audit_entry order by actor limit 200")
    List<String> actors();

    /** The youngest entry before a time. */
    @Query("select * from audit_entry where at < :time order by seq desc limit 1")
    Optional<AuditRow> lastBefore(long time);

    @Query("delete from audit_entry where seq <= :seq")
    long forget(long seq);

    String WHERE = " where answers = 0 and at >= :since and (:until = 0 or at < :until)"
            + " and (:actor = '' or actor = :actor) and (:action = '' or action = :action)"
            + " and (:domain = '' or domain = :domain) and (:object = '' or object = :object)"
            + " and (:text = '' or lower(actor) like :pattern escape '!' or lower(object) like :pattern escape '!'"
            + " or lower(summary) like :pattern escape '!' or lower(action) like :pattern escape '!'"
            + " or lower(domain) like :pattern escape '!' or address like :pattern escape '!'"
            + " or lower(request_id) like :pattern escape '!' or lower(before_state) like :pattern escape '!'"
            + " or lower(after_state) like :pattern escape '!')";

    @Query("select * from audit_entry" + WHERE + " order by seq desc limit :most offset :offset")
    List<AuditRow> find(
            long since,
            long until,
            String actor,
            String action,
            String domain,
            String object,
            String text,
            String pattern,
            int most,
            long offset);

    @Query("select * from audit_entry" + WHERE + " and seq < :seq order by seq desc limit :most")
    List<AuditRow> findBefore(
            long since,
            long until,
            String actor,
            String action,
            String domain,
            String object,
            String text,
            String pattern,
            long seq,
            int most);

    @Query("select count(*) from audit_entry" + WHERE)
    long count(
            long since,
            long until,
            String actor,
            String action,
            String domain,
            String object,
            String text,
            String pattern);

    @Query("select distinct at / 86400000 as day from audit_entry where answers = 0 order by day desc")
    List<Long> days();
}
