package org.mailhelm.platform.dns.health;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

@JdbcRepository(dialect = Dialect.ANSI)
interface GlanceRepository extends GenericRepository<HealthGlance, String> {

    List<HealthGlance> findAll();

    List<HealthGlance> findByDomainIn(Collection<String> domains);
}
