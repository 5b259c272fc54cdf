package org.mailhelm.platform.dns.fix;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.dns.change.DnsPlans;
import org.mailhelm.platform.dns.desired.DmarcRecord;
import org.mailhelm.platform.dns.desired.DnsChoice;
import org.mailhelm.platform.dns.desired.DnsChoice.MtaSts;
import org.mailhelm.platform.dns.desired.DnsChoices;
import org.mailhelm.platform.dns.desired.PanelName;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.platform.mail.DomainText;
import org.mailhelm.platform.mail.Domains;
import org.mailhelm.platform.mail.Refusals;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.dns.DnsPanel;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Form;

/** The panels in which the DMARC policy of a domain and its switches are chosen. */
@Hidden
@Controller("/domains/{domain}/dns")
@Needs(Right.DNS_WRITE)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class DnsChoicePages {

    private static final Map<String, String> FIELDS = Map.of(
            "mta_sts", "mta_sts",
            "tls_reports", "tls_reports",
            "dns_connection", "dns_connection");

    private final Domains domains;
    private final DnsChoices choices;
    private final DnsPlans plans;
    private final PanelName panel;
    private final DnsList list;
    private final Pages pages;

    DnsChoicePages(Domains domains, DnsChoices choices, DnsPlans plans, PanelName panel, DnsList list, Pages pages) {
        this.domains = domains;
        this.choices = choices;
        this.plans = plans;
        this.panel = panel;
        this.list = list;
        this.pages = pages;
    }

    @Get("/dmarc")
    HttpResponse<?> dmarc(HttpRequest<?> request, @PathVariable String domain) {
        DomainRow row = known(domain);
        String effective = choices.of(row.domain()).dmarc().orElse(choices.usualDmarc());
        Form form =
                DmarcRecord.read(effective).map(DmarcForm::of).orElseGet(() -> DmarcForm.again(Map.of("p", "none")));
        return pages.render(list.page(row, dmarc(row, form)), request);
    }

    @Post("/dmarc")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> changeDmarc(HttpRequest<?> request, @PathVariable String domain, @Body Map<String, String> sent) {
        DomainRow row = known(domain);
        if (sent.containsKey("usual")) {
            choices.dmarc(row.domain(), Optional.empty());
            return saved(row, "The installation's DMARC policy holds for " + row.shown());
        }
        Form form = DmarcForm.checked(DmarcForm.again(sent));
        if (!form.valid()) {
            return pages.refuse(list.page(row, dmarc(row, form)), request);
        }
        try {
            choices.dmarc(row.domain(), Optional.of(DmarcForm.record(form)));
            return saved(row, "The DMARC policy of " + row.shown() + " was saved");
        } catch (Failure.InvalidInput e) {
            return pages.refuse(list.page(row, dmarc(row, form.withError(e.reason()))), request);
        }
    }

    @Get("/settings")
    HttpResponse<?> switches(HttpRequest<?> request, @PathVariable String domain) {
        DomainRow row = known(domain);
        DnsChoice choice = choices.of(row.domain());
        Form form = form(
                choice.mtaSts().word(),
                choice.tlsReports().orElse(""),
                choice.discovery(),
                choice.healing(),
                choice.connection().orElse(""));
        return pages.render(list.page(row, switches(form)), request);
    }

    @Post("/settings")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(HttpRequest<?> request, @PathVariable String domain, @Body Map<String, String> sent) {
        DomainRow row = known(domain);
        String mode = sent.getOrDefault("mta_sts", MtaSts.OFF.word());
        String reports = sent.getOrDefault("tls_reports", "").strip();
        boolean discovery = sent.containsKey("discovery");
        boolean healing = sent.containsKey("healing");
        String connection = sent.getOrDefault("dns_connection", "");
        try {
            DnsChoice wanted = new DnsChoice(
                    Optional.empty(),
                    MtaSts.read(mode)
                            .orElseThrow(() -> new Failure.InvalidInput("mta_sts", "Choose off, testing or enforce.")),
                    Optional.of(reports).filter(text -> !text.isEmpty()),
                    discovery,
                    healing,
                    Optional.of(connection).filter(id -> !id.isEmpty()));
            choices.change(row.domain(), wanted);
            return saved(row, "The choices for " + row.shown() + " were saved");
        } catch (Failure.InvalidInput e) {
            Form form = form(mode, reports, discovery, healing, connection);
            return pages.refuse(list.page(row, switches(Refusals.show(e, form, "", FIELDS))), request);
        }
    }

    private HttpResponse<?> saved(DomainRow row, String words) {
        return pages.seeOther(
                Addresses.dns(row.shown()),
                Toast.done(words).withDetail("DNS itself was not touched: look at the plan and apply it."));
    }

    private DnsPanel dmarc(DomainRow row, Form form) {
        return new DnsPanel.Dmarc(
                form, choices.usualDmarc(), choices.of(row.domain()).dmarc().isPresent());
    }

    private DnsPanel switches(Form form) {
        return new DnsPanel.Switches(
                form,
                plans.providers().stream()
                        .map(provider -> new Choice(provider.id(), provider.name()))
                        .toList(),
                panel.host().map(Object::toString).orElse(""));
    }

    private static Form form(String mode, String reports, boolean discovery, boolean healing, String connection) {
        return Form.empty()
                .with("mta_sts", mode)
                .with("tls_reports", reports)
                .with("discovery", Boolean.toString(discovery))
                .with("healing", Boolean.toString(healing))
                .with("dns_connection", connection);
    }

    private DomainRow known(String domain) {
        return domains.known(DomainText.read(domain));
    }
}
