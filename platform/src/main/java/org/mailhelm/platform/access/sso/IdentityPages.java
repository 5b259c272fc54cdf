package org.mailhelm.platform.access.sso;

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
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.mailhelm.platform.access.Accounts;
import org.mailhelm.platform.access.Proof;
import org.mailhelm.platform.access.ReturnTarget;
import org.mailhelm.platform.access.SignedIn;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.access.AccessAddresses;
import org.mailhelm.ui.access.IdentitiesPage;
import org.mailhelm.ui.access.LeavePage;

/** With which identities one may sign in to the own account. */
@Hidden
@Controller("/account/identities")
@Needs(Right.BROWSER)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class IdentityPages {

    static final String PAGE = "/account/identities";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Admission admission;
    private final Accounts accounts;
    private final SignInFlow flow;
    private final Proof proof;
    private final ProviderSignIn provider;
    private final Pages pages;

    IdentityPages(
            Admission admission,
            Accounts accounts,
            SignInFlow flow,
            Proof proof,
            ProviderSignIn provider,
            Pages pages) {
        this.admission = admission;
        this.accounts = accounts;
        this.flow = flow;
        this.proof = proof;
        this.provider = provider;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request) {
        SignedIn who = SignedIn.required(request);
        return pages.render(
                new IdentitiesPage(
                        admission.of(who.userId()).stream()
                                .map(each -> new IdentitiesPage.Row(
                                        each.id(),
                                        each.address().isEmpty() ? each.subject() : each.address(),
                                        each.issuer(),
                                        DAY.format(Instant.ofEpochMilli(each.used()))))
                                .toList(),
                        provider.name(),
                        accounts.find(who.userId())
                                .filter(Accounts.Account::hasPassword)
                                .isPresent()),
                request);
    }

    @Post("/connect")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> connect(HttpRequest<?> request) {
        proof.require(request, PAGE);
        try {
            return leave(request, Attempt.Purpose.CONNECT, PAGE, LeavePage::connect);
        } catch (Refused e) {
            return pages.seeOther(PAGE, Toast.failed("Not connected", String.valueOf(e.getMessage())));
        }
    }

    /** For those who have no password to prove it with. */
    @Post("/proof")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> prove(HttpRequest<?> request, @Body Map<String, String> form) {
        String next = ReturnTarget.checked(form.getOrDefault("next", ""));
        try {
            return leave(request, Attempt.Purpose.PROOF, next, LeavePage::proof);
        } catch (Refused e) {
            return pages.seeOther(
                    AccessAddresses.proof(next), Toast.failed("Nothing was changed", String.valueOf(e.getMessage())));
        }
    }

    /** Not by a redirect: a browser follows none from a form to a foreign host. */
    private HttpResponse<?> leave(
            HttpRequest<?> request, Attempt.Purpose purpose, String back, BiFunction<String, String, LeavePage> page) {
        String name = provider.name().orElseThrow(() -> Refused.notFound("Single sign-on isn't set up here."));
        String userId = SignedIn.required(request).userId();
        SignInFlow.Departure departure = flow.depart(request, new Attempts.Wish(purpose, userId, "", back));
        String address = departure.address().toString();
        return pages.render(page.apply(name, address), request)
                .header("Refresh", "0; url=" + address)
                .cookie(departure.cookie());
    }

    @Post("/{id}/disconnect")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> disconnect(HttpRequest<?> request, @PathVariable String id) {
        try {
            admission.disconnect(SignedIn.required(request), id);
            return pages.seeOther(PAGE, Toast.done("Disconnected"));
        } catch (Refused e) {
            return pages.seeOther(PAGE, Toast.failed("Nothing was changed", String.valueOf(e.getMessage())));
        }
    }
}
