package org.mailhelm.platform.dns.setup;

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
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.Zone;
import org.mailhelm.platform.dns.change.Outcome;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.platform.mail.DomainText;
import org.mailhelm.platform.mail.Domains;
import org.mailhelm.platform.mail.Refusals;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Toast;

/** The guided page of a new domain. Every step is an address of its own to post to, and leads back here. */
@Hidden
@Controller("/domains/{domain}/setup")
@Needs(Right.DOMAINS_WRITE)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class SetupPages {

    private final DomainSetups setups;
    private final SetupView view;
    private final Domains domains;
    private final Pages pages;

    SetupPages(DomainSetups setups, SetupView view, Domains domains, Pages pages) {
        this.setups = setups;
        this.view = view;
        this.domains = domains;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request, @PathVariable String domain) {
        return pages.render(view.page(known(domain), Optional.empty()), request);
    }

    /** Makes the zone at a DNS provider, where none holds one. */
    @Needs(Right.ADMINISTRATOR)
    @Post("/zone")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> zone(HttpRequest<?> request, @PathVariable String domain, @Body Map<String, String> sent) {
        SetupRow setup = known(domain);
        try {
            Zone zone = setups.makeZone(setup.name());
            Toast made = Toast.done("The zone " + zone.name() + " was made");
            return pages.seeOther(
                    address(setup),
                    zone.nameServers().isEmpty()
                            ? made
                            : made.withDetail("Tell the registrar its name servers: "
                                    + String.join(", ", zone.nameServers()) + "."));
        } catch (Failure e) {
            return again(request, setup, e);
        }
    }

    /** Writes the proof at the DNS provider. */
    @Post("/proof")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> proof(HttpRequest<?> request, @PathVariable String domain, @Body Map<String, String> sent) {
        SetupRow setup = known(domain);
        try {
            Optional<DesiredRecord> proof = setups.proof(setup.name(), setup.connectionId());
            if (proof.isPresent()) {
                Outcome outcome = setups.writeProof(setup.name(), proof.get());
                outcome.stoppedBy().ifPresent(why -> {
                    throw new Failure.Unavailable(why, true);
                });
            }
            return pages.seeOther(address(setup), Toast.done("The record was written"));
        } catch (Failure e) {
            return again(request, setup, e);
        }
    }

    /** Has the mail host look for the proof and take the domain. */
    @Post("/register")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> register(HttpRequest<?> request, @PathVariable String domain, @Body Map<String, String> sent) {
        SetupRow setup = known(domain);
        try {
            setups.register(setup);
            return pages.seeOther(
                    address(setup), Toast.done(DomainText.show(setup.name()) + " is registered at the mail host"));
        } catch (Failure e) {
            return again(request, setup, e);
        }
    }

    /** It is done, or given up; nothing else changes. */
    @Post("/finish")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> finish(@PathVariable String domain, @Body Map<String, String> sent) {
        DomainName name = DomainText.read(domain);
        setups.end(name);
        Optional<DomainRow> served = domains.serving(name);
        return served.isPresent()
                ? pages.seeOther(
                        Addresses.domain(served.get().shown()),
                        Toast.done(served.get().shown() + " is set up"))
                : pages.seeOther(
                        Addresses.domains(),
                        Toast.warning(DomainText.show(name) + " was not added", "Start again any time."));
    }

    private HttpResponse<?> again(HttpRequest<?> request, SetupRow setup, Failure failure) {
        return pages.render(Refusals.status(failure), view.page(setup, Optional.of(failure.reason())), request);
    }

    private static String address(SetupRow setup) {
        return Addresses.setup(DomainText.show(setup.name()));
    }

    /** One that is served already can be looked at all the same: what is left to do is shown. */
    private SetupRow known(String domain) {
        DomainName name = DomainText.read(domain);
        return setups.find(name).orElseGet(() -> {
            DomainRow row = domains.known(name);
            return new SetupRow(row.name(), row.connectionId(), "", java.time.Instant.EPOCH);
        });
    }
}
