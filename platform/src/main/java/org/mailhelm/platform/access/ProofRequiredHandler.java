package org.mailhelm.platform.access;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.mailhelm.platform.web.Answers;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.ui.access.AccessAddresses;

/** Leads people to the page that asks who they are; tells scripts. */
@Singleton
final class ProofRequiredHandler implements ExceptionHandler<ProofRequired, HttpResponse<?>> {

    private final Answers answers;

    @Inject
    ProofRequiredHandler(Answers answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("rawtypes") // the framework's signature
    public HttpResponse<?> handle(HttpRequest request, ProofRequired exception) {
        HttpRequest<?> typed = request;
        if (Answers.wantsJson(typed)) {
            return answers.refusal(
                    typed,
                    Refused.with(
                            HttpStatus.FORBIDDEN,
                            "proof_required",
                            "This is sensitive, and you signed in a while ago. Open /account/proof in this browser, then"
                                    + " repeat. Nothing was changed."));
        }
        return HttpResponse.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, AccessAddresses.proof(exception.back()));
    }
}
