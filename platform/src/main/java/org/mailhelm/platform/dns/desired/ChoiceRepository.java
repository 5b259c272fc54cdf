package org.mailhelm.platform.dns.desired;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.ANSI)
interface ChoiceRepository extends CrudRepository<ChoiceRow, String> {

    @Query("insert into dns_choice (domain, dmarc, mta_sts, tls_reports, discovery, healing, connection_id) "
            + "values (:domain, :dmarc, :mtaSts, :tlsReports, :discovery, :healing, :connectionId) "
            + "on conflict (domain) do update set dmarc = :dmarc, mta_sts = :mtaSts, tls_reports = :tlsReports, "
            + "discovery = :discovery, healing = :healing, connection_id = :connectionId")
    void put(
            String domain,
            @Nullable String dmarc,
            String mtaSts,
            @Nullable String tlsReports,
            boolean discovery,
            boolean healing,
            @Nullable String connectionId);

    List<ChoiceRow> findByHealing(boolean healing);
}
