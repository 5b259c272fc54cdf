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
}
