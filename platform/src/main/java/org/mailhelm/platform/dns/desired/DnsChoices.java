package org.mailhelm.platform.dns.desired;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.dns.desired.DnsChoice.MtaSts;
import org.mailhelm.platform.mail.DomainDeleted;
import org.mailhelm.platform.mail.DomainText;
import org.mailhelm.platform.start.Variables;

/** Keeps what is chosen for the DNS of each domain. Nothing here touches live DNS. */
@Singleton
public class DnsChoices implements ApplicationEventListener<DomainDeleted> {

    private static final String DMARC = "v=DMARC1; p=none; sp=none; adkim=r; aspf=r;";

    private final ChoiceRepository repository;
    private final PanelName panel;
    private final Audit audit;
    private final String usualDmarc;

    DnsChoices(ChoiceRepository repository, PanelName panel, Audit audit, Variables variables) {
        this.repository = repository;
        this.panel = panel;
        this.audit = audit;
        this.usualDmarc = variables.text("DMARC_RECORD").orElse(DMARC);
    }

    /** The DMARC record of domains that have none of their own. */
    public String usualDmarc() {
        return usualDmarc;
    }

    /** What is chosen for a domain. */
    @ReadOnly
    public DnsChoice of(DomainName domain) {
        return repository.findById(domain.value()).map(DnsChoices::choice).orElse(DnsChoice.DEFAULT);
    }

    /** The domains that are healed. */
    @ReadOnly
    public List<DomainName> healed() {
        return repository.findByHealing(true).stream()
                .map(row -> new DomainName(row.domain()))
                .toList();
    }

    /**
     * Gives a domain a DMARC record of its own, or takes it away.
     *
     * @param record empty for the installation's
     * @throws Failure.InvalidInput when it is none
     */
    public DnsChoice dmarc(DomainName domain, Optional<String> record) {
        Optional<String> checked = record.map(String::strip).filter(text -> !text.isEmpty());
        checked.ifPresent(DmarcRecord::check);
        DnsChoice before = of(domain);
        AuditEvent event = AuditEvent.of(checked.isPresent() ? "dns.dmarc_policy_update" : "dns.dmarc_policy_clear")
                .domain(domain.value())
                .on("domain", DomainText.show(domain))
                .change("dmarc_record", before.dmarc(), checked);
        return audit.change(event, () -> store(domain, before.withDmarc(checked)));
    }

    /**
     * Changes all the other choices.
     *
     * @throws Failure.InvalidInput when they can't be
     */
    public DnsChoice change(DomainName domain, DnsChoice wanted) {
        if (wanted.mtaSts() != MtaSts.OFF && panel.host().isEmpty()) {
            throw new Failure.InvalidInput(
                    "mta_sts",
                    "The policy would be served by this panel, whose public name isn't known. Set MANAGER_PUBLIC_URL"
                            + " first, as in https://panel.example.com.");
        }
        DnsChoice before = of(domain);
        DnsChoice now = wanted.withDmarc(before.dmarc())
                .withTlsReports(wanted.tlsReports().map(text -> DmarcRecord.reportAddress("tls_reports", text)));
        AuditEvent event = AuditEvent.of("dns.settings_update")
                .domain(domain.value())
                .on("domain", DomainText.show(domain))
                .change("mta_sts", before.mtaSts().word(), now.mtaSts().word())
                .change("tls_reports", before.tlsReports(), now.tlsReports())
                .change("discovery", before.discovery(), now.discovery())
                .change("healing", before.healing(), now.healing())
                .change("dns_connection", before.connection(), now.connection());
        return before.equals(now) ? now : audit.change(event, () -> store(domain, now));
    }

    @Override
    public void onApplicationEvent(DomainDeleted event) {
        repository.deleteById(event.name().value());
    }

    private DnsChoice store(DomainName domain, DnsChoice choice) {
        repository.put(
                domain.value(),
                choice.dmarc().orElse(null),
                choice.mtaSts().word(),
                choice.tlsReports().orElse(null),
                choice.discovery(),
                choice.healing(),
                choice.connection().orElse(null));
        return choice;
    }

    private static DnsChoice choice(ChoiceRow row) {
        return new DnsChoice(
                Optional.ofNullable(row.dmarc()),
                MtaSts.read(row.mtaSts()).orElse(MtaSts.OFF),
                Optional.ofNullable(row.tlsReports()),
                row.discovery(),
                row.healing(),
                Optional.ofNullable(row.connectionId()));
    }
}
