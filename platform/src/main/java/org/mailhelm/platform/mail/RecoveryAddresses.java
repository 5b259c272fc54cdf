package org.mailhelm.platform.mail;

import io.micronaut.transaction.annotation.ReadOnly;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailhelm.api.DomainName;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;

/** Recovery addresses of mailboxes. They are ours: mail hosts don't know them. */
@Singleton
class RecoveryAddresses {

    private final RecoveryRepository repository;
    private final ResetRepository resets;
    private final Audit audit;
    private final Clock clock;

    RecoveryAddresses(RecoveryRepository repository, ResetRepository resets, Audit audit, Clock clock) {
        this.repository = repository;
        this.resets = resets;
        this.audit = audit;
        this.clock = clock;
    }

    /** Sets the address of a mailbox, or takes it away. A link that was sent to the former one is over. */
    @Transactional
    void set(String mailbox, Optional<String> address) {
        resets.forget(mailbox);
        if (address.isPresent()) {
            repository.put(mailbox, address.get(), clock.millis());
        } else {
            repository.deleteById(mailbox);
        }
    }

    /** As {@link #set}, by somebody who does just that: written down by itself. */
    void change(String mailbox, Optional<String> address) {
        String domain = mailbox.substring(mailbox.lastIndexOf('@') + 1);
        audit.change(
                AuditEvent.of("mailbox.recovery_update")
                        .domain(domain)
                        .on("mailbox", mailbox)
                        .change("recovery_email", find(mailbox), address),
                () -> {
                    set(mailbox, address);
                    return true;
                });
    }

    @ReadOnly
    Optional<String> find(String mailbox) {
        return repository.findById(mailbox).map(RecoveryRow::address);
    }

    /** Those of a domain, by mailbox. */
    @ReadOnly
    Map<String, String> of(DomainName domain) {
        return repository.matching(pattern(domain)).stream()
                .collect(Collectors.toMap(RecoveryRow::mailbox, RecoveryRow::address));
    }

    /** All, by mailbox. */
    @ReadOnly
    Map<String, String> all() {
        return repository.matching("%").stream().collect(Collectors.toMap(RecoveryRow::mailbox, RecoveryRow::address));
    }

    @Transactional
    void forget(DomainName domain) {
        repository.deleteMatching(pattern(domain));
        resets.forgetMatching(pattern(domain));
    }

    private static String pattern(DomainName domain) {
        return "%@" + domain.value().replaceAll("[!%_]", "!$0");
    }
}
