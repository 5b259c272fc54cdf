package org.mailhelm.platform.mail;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.ANSI)
interface MailboxRepository extends CrudRepository<MailboxRow, String> {

    List<MailboxRow> findByDomainOrderByLocalPart(String domain);
}
