package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.platform.access.factor.Demand;
import org.mailhelm.platform.access.factor.FactorPolicy;
import org.mailhelm.platform.access.factor.Factors;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.access.AccessAddresses;
import org.mailhelm.ui.access.FactorPolicyPage;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Form;

/** Who must have a second factor. */
@Hidden
@Controller("/users/second-factor")
@Needs(Right.USERS_WRITE)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class FactorPolicyPages {

    private static final String DEMAND = "demand";

    private final FactorPolicy policy;
    private final Factors factors;
    private final Proof proof;
    private final Pages pages;

    FactorPolicyPages(FactorPolicy policy, Factors factors, Proof proof, Pages pages) {
        this.policy = policy;
        this.factors = factors;
        this.proof = proof;
        this.pages = pages;
    }

    @Get
    @Needs(Right.USERS_READ)
    HttpResponse<?> page(HttpRequest<?> request) {
        return pages.render(page(request, Form.of(Map.of(DEMAND, policy.demand().id()))), request);
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> save(HttpRequest<?> request, @Body Map<String, String> sent) {
        SignedIn who = SignedIn.required(request);
        String id = sent.getOrDefault(DEMAND, "");
        Optional<Demand> wanted = Demand.find(id);
        if (wanted.isEmpty()) {
            return pages.refuse(page(request, Form.empty().withError(DEMAND, "Choose who must.")), request);
        }
        proof.require(request, AccessAddresses.factorPolicy());
        boolean frees = policy.demand().means(Rights.ALL) && !wanted.get().means(Rights.ALL);
        if (frees && !who.rights().administrator()) {
            throw Refused.forbidden("Only administrators may let administrators do without. Nothing was changed.");
        }
        if (wanted.get().means(who.rights()) && !factors.of(who.userId()).any()) {
            return pages.refuse(
                    page(
                            request,
                            Form.of(Map.of(DEMAND, id))
                                    .withError(DEMAND, "That means you as well. Set up your own second factor first.")),
                    request);
        }
        policy.demand(wanted.get());
        return pages.seeOther(AccessAddresses.users(), Toast.done("Saved who must have a second factor"));
    }

    private static FactorPolicyPage page(HttpRequest<?> request, Form form) {
        return new FactorPolicyPage(
                Arrays.stream(Demand.values())
                        .map(each -> new Choice(each.id(), each.title()))
                        .toList(),
                Rights.of(request).has(Right.USERS_WRITE),
                form);
    }
}
