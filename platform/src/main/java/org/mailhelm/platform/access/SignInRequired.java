package org.mailhelm.platform.access;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import java.net.URI;
import org.mailhelm.platform.web.Answers;
import org.mailhelm.platform.web.Refused;

/** Who isn't signed in gets the sign-in page; scripts get 401. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class SignInRequired implements ExceptionHandler<AuthorizationException, HttpResponse<?>> {

    private static final String CHALLENGE = "Bearer realm=\"Mailhelm\"";

    private final Answers answers;

    SignInRequired(Answers answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("rawtypes") // the framework's signature
    public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException exception) {
        HttpRequest<?> typed = request;
        if (exception.isForbidden()) {
            return answers.refusal(typed, Refused.forbidden("You may not do this. Nothing was changed."));
        }
        if (TokenFetcher.bearer(typed).isPresent()) {
            return answers.refusal(
                            typed,
                            Refused.with(
                                    HttpStatus.UNAUTHORIZED,
                                    "invalid_token",
                                    "The API token is not valid: unknown, expired, revoked, or used from an address"
                                            + " that it is not for. Nothing was changed."))
                    .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"invalid_token\"");
        }
        if (typed.getHeaders().contains("HX-Request")) {
            // A redirect would put the sign-in page into a part of the page.
            return unauthorized(typed).header("HX-Redirect", ReturnTarget.signIn(current(typed)));
        }
        if (Answers.wantsJson(typed)) {
            return unauthorized(typed);
        }
        String back = typed.getMethod() == HttpMethod.GET ? typed.getUri().toString() : "/";
        return HttpResponse.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, ReturnTarget.signIn(back));
    }

    private MutableHttpResponse<?> unauthorized(HttpRequest<?> request) {
        return answers.refusal(
                        request,
                        Refused.with(
                                HttpStatus.UNAUTHORIZED, "sign_in_required", "Sign in first. Nothing was changed."))
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
    }

    private static String current(HttpRequest<?> request) {
        try {
            URI page = URI.create(request.getHeaders().get("HX-Current-URL", String.class, "/"));
            String query = page.getRawQuery();
            return page.getRawPath() + (query == null ? "" : "?" + query);
        } catch (IllegalArgumentException e) {
            return "/";
        }
    }
}
