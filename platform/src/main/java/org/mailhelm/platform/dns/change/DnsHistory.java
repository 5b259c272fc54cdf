package org.mailhelm.platform.dns.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.data.model.Pageable;
import io.micronaut.transaction.annotation.ReadOnly;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.dns.health.RecordsWritten;
import org.mailhelm.platform.dns.plan.Owned;
import org.mailhelm.platform.mail.DomainDeleted;

/** Keeps every change of a zone, with what was there before. */
@Singleton
public class DnsHistory implements ApplicationEventListener<DomainDeleted> {

    private static final TypeReference<List<StoredChange>> CHANGES = new TypeReference<>() {};
    private static final TypeReference<List<OwnedRow>> OWNED = new TypeReference<>() {};

    private final AppliedRepository repository;
    private final OwnedRecords owned;
    private final Audit audit;
    private final ApplicationEventPublisher<RecordsWritten> written;
    private final ObjectMapper json;
    private final Clock clock;

    DnsHistory(
            AppliedRepository repository,
            OwnedRecords owned,
            Audit audit,
            ApplicationEventPublisher<RecordsWritten> written,
            ObjectMapper json,
            Clock clock) {
        this.written = written;
        this.repository = repository;
        this.owned = owned;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** The last changes for a domain, the newest first. */
    @ReadOnly
    public List<AppliedPlan> of(DomainName domain, int most) {
        return repository.findByDomainOrderByAtDesc(domain.value(), Pageable.from(0, most)).stream()
                .map(this::plan)
                .toList();
    }

    /** @throws Failure.NotFound when there is none for this domain */
    AppliedPlan known(DomainName domain, String id) {
        return repository
                .findById(id)
                .filter(row -> row.domain().equals(domain.value()))
                .map(this::plan)
                .orElseThrow(() -> new Failure.NotFound("There is no such change of " + domain + "."));
    }

    /** What was ours before a change. */
    List<Owned> ownedBefore(String id) {
        return repository.findById(id).map(row -> read(row.ownedBefore(), OWNED)).orElse(List.of()).stream()
                .map(OwnedRecords::owned)
                .toList();
    }

    /** Is called before the provider is, so that what was there is kept even if Mailhelm ends in between. */
    @Transactional
    String begin(
            DomainName domain,
            Located.Found home,
            AppliedPlan.Kind kind,
            List<RecordChange> changes,
            List<Owned> ownedBefore) {
        String id = UUID.randomUUID().toString();
        repository.save(new AppliedRow(
                id,
                domain.value(),
                home.zone().name().value(),
                home.connection().id(),
                kind.word(),
                audit.origin().actor().name(),
                clock.instant(),
                AppliedPlan.State.BEGUN.word(),
                write(changes.stream().map(StoredChange::of).toList()),
                write(OwnedRecords.rows(domain, ownedBefore)),
                changes.size(),
                0,
                null,
                null));
        return id;
    }

    /** How it ended, and what is ours now. */
    @Transactional
    void end(
            DomainName domain,
            String id,
            AppliedPlan.State state,
            int done,
            Optional<String> problem,
            List<Owned> ownedNow) {
        repository.ended(id, state.word(), done, problem.orElse(null));
        owned.replace(domain, ownedNow);
        if (done > 0) {
            written.publishEvent(
                    new RecordsWritten(domain, audit.origin().actor().name()));
        }
    }

    @Transactional
    void undone(String id) {
        repository.undone(id, clock.millis());
    }

    @Override
    @Transactional
    public void onApplicationEvent(DomainDeleted event) {
        repository.deleteByDomain(event.name().value());
        owned.forget(event.name());
    }

    private AppliedPlan plan(AppliedRow row) {
        return new AppliedPlan(
                row.id(),
                AppliedPlan.Kind.valueOf(row.kind().toUpperCase(Locale.ROOT)),
                row.zone(),
                row.connectionId(),
                row.actor(),
                row.at(),
                AppliedPlan.State.valueOf(row.state().toUpperCase(Locale.ROOT)),
                read(row.changes(), CHANGES).stream()
                        .map(change -> new AppliedPlan.ChangedSet(
                                change.name(), change.type(), change.wasThere(), change.becameThere()))
                        .toList(),
                row.written(),
                Optional.ofNullable(row.problem()),
                Optional.ofNullable(row.undoneAt()));
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
