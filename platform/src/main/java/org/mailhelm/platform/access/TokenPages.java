package org.mailhelm.platform.access;

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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.access.AccessAddresses;
import org.mailhelm.ui.access.TokensPage;
import org.mailhelm.ui.message.ConfirmPage;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;

/** API tokens of oneself; for administrators, those of all. */
@Hidden
@Controller("/tokens")
@Needs(Right.BROWSER)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class TokenPages {

    private static final Set<String> FIELDS =
            Set.of("label", "expires", "networks", "scope", UserForms.DOMAINS, UserForms.PRESET);

    private final ApiTokens tokens;
    private final TokenInput input;
    private final Proof proof;
    private final Pages pages;
    private final Clock clock;

    TokenPages(ApiTokens tokens, TokenInput input, Proof proof, Pages pages, Clock clock) {
        this.tokens = tokens;
        this.input = input;
        this.proof = proof;
        this.pages = pages;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        return pages.render(page(request, Optional.empty()), request);
    }

    @Get("/new")
    HttpResponse<?> panel(HttpRequest<?> request) {
        proof.require(request, AccessAddresses.newToken());
        return pages.render(
                page(
                        request,
                        Optional.of(add(
                                request,
                                Form.of(Map.of("scope", "domains", UserForms.PRESET, "read-only", "expires", "90"))))),
                request);
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> create(HttpRequest<?> request, @Body Map<String, String> sent) {
        proof.require(request, AccessAddresses.newToken());
        SignedIn who = SignedIn.required(request);
        try {
            ApiTokens.Made made = tokens.make(who.userId(), input.ofForm(who, sent));
            return pages.render(
                    page(request, Optional.of(new TokensPage.Made(made.token().label(), made.secret()))), request);
        } catch (Refused e) {
            Map<String, String> typed = new TreeMap<>();
            FIELDS.forEach(field -> typed.put(field, sent.getOrDefault(field, "")));
            return pages.refuse(
                    page(request, Optional.of(add(request, UserForms.refused(Form.of(typed), e, FIELDS)))), request);
        }
    }

    @Post("/{id}/rotate")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> rotate(HttpRequest<?> request, @PathVariable String id, @Body Map<String, String> sent) {
        ApiToken token = own(request, id);
        proof.require(request, AccessAddresses.tokens());
        Confirm question = TokensPage.rotation(token.label());
        if (!question.accepts(sent.getOrDefault(Confirm.FIELD, ""))) {
            return pages.render(
                    ConfirmPage.of(question, AccessAddresses.token(id, "rotate"), AccessAddresses.tokens()), request);
        }
        return tokens.rotate(id)
                .<HttpResponse<?>>map(made -> pages.render(
                        page(
                                request,
                                Optional.of(new TokensPage.Made(made.token().label(), made.secret()))),
                        request))
                .orElseGet(() -> pages.seeOther(AccessAddresses.tokens(), Toast.warning("That token is gone", "")));
    }

    @Post("/{id}/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> revoke(HttpRequest<?> request, @PathVariable String id, @Body Map<String, String> sent) {
        ApiToken token = own(request, id);
        Confirm question = TokensPage.revocation(token.label());
        if (!question.accepts(sent.getOrDefault(Confirm.FIELD, ""))) {
            return pages.render(
                    ConfirmPage.of(question, AccessAddresses.token(id, "revoke"), AccessAddresses.tokens()), request);
        }
        tokens.revoke(SignedIn.required(request), id);
        return pages.seeOther(AccessAddresses.tokens(), Toast.done("The token " + token.label() + " is revoked"));
    }

    private ApiToken own(HttpRequest<?> request, String id) {
        return tokens.seenBy(SignedIn.required(request)).stream()
                .filter(token -> token.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("You have no such token."));
    }

    private static TokensPage.Add add(HttpRequest<?> request, Form form) {
        return new TokensPage.Add(Rights.of(request).administrator(), UserForms.presets(), form);
    }

    private TokensPage page(HttpRequest<?> request, Optional<TokensPage.Panel> panel) {
        SignedIn who = SignedIn.required(request);
        Instant now = clock.instant();
        List<TokensPage.Row> rows = tokens.seenBy(who).stream()
                .map(token -> new TokensPage.Row(
                        token.id(),
                        token.label(),
                        token.prefix() + "…",
                        token.user().loginName(),
                        scope(tokens.rights(token)),
                        token.used() == 0
                                ? "never"
                                : Moments.ago(Instant.ofEpochMilli(token.used()), now) + " from " + token.usedFrom(),
                        status(token, now)))
                .toList();
        return new TokensPage(rows, who.rights().administrator(), panel);
    }

    private static Status status(ApiToken token, Instant now) {
        if (!token.user().enabled()) {
            return Status.of(State.OFF, "owner disabled");
        }
        if (token.expires() == 0) {
            return Status.ok("does not expire");
        }
        Duration left = Duration.between(now, Instant.ofEpochMilli(token.expires()));
        if (left.isNegative() || left.isZero()) {
            return Status.of(State.BAD, "expired");
        }
        long days = left.toDays();
        String words = days == 0 ? "expires today" : "expires in " + days + (days == 1 ? " day" : " days");
        return days < 7 ? Status.of(State.WARN, words) : Status.ok(words);
    }

    private static String scope(Rights rights) {
        if (rights.administrator()) {
            return "everything";
        }
        List<String> parts = new ArrayList<>();
        new TreeMap<>(rights.domains())
                .forEach((domain, granted) -> parts.add(
                        (domain.equals(Rights.EVERY) ? "every domain" : domain) + ": " + UserForms.words(granted)));
        parts.addAll(Right.words(rights.account()));
        return parts.isEmpty() ? "nothing" : String.join("; ", parts);
    }
}
