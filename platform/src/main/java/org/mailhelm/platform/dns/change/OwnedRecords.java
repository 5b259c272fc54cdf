package org.mailhelm.platform.dns.change;

import io.micronaut.transaction.annotation.ReadOnly;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;
import org.mailhelm.platform.dns.plan.Owned;

/** Remembers which values Mailhelm wrote. */
@Singleton
class OwnedRecords {

    private final OwnedRepository repository;

    OwnedRecords(OwnedRepository repository) {
        this.repository = repository;
    }

    @ReadOnly
    List<Owned> of(DomainName domain) {
        return repository.findByDomainOrderById(domain.value()).stream()
                .map(OwnedRecords::owned)
                .toList();
    }

    /** From now on, these are ours. */
    @Transactional
    void replace(DomainName domain, List<Owned> owned) {
        repository.deleteByDomain(domain.value());
        if (!owned.isEmpty()) {
            repository.saveAll(rows(domain, owned));
        }
    }

    static List<OwnedRow> rows(DomainName domain, List<Owned> owned) {
        List<OwnedRow> rows = new ArrayList<>();
        for (Owned each : owned) {
            rows.add(new OwnedRow(
                    domain + " " + rows.size(),
                    domain.value(),
                    each.topic().name(),
                    each.name(),
                    each.type().name(),
                    each.wanted(),
                    each.written()));
        }
        return rows;
    }

    static Owned owned(OwnedRow row) {
        return new Owned(
                Topic.valueOf(row.topic()), row.name(), new RecordType(row.type()), row.wanted(), row.written());
    }

    @Transactional
    void forget(DomainName domain) {
        repository.deleteByDomain(domain.value());
    }
}
