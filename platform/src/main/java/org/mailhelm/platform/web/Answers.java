package org.mailhelm.platform.web;

import io.micronaut.context.BeanProvider;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mailhelm.api.Failure;
import org.mailhelm.ui.message.ErrorPage;
import org.mailhelm.ui.part.Link;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;

/**
 * Tells a failed request to whoever made it: an error page to a browser, the envelope
 * {@code {"success": false, "error": {…}}} to everything else. Exceptions come here by themselves; a filter that
 * refuses without throwing calls it.
 */
@Singleton
public final class Answers {

    // Pages need the visitor, and who signs people in may need Answers.
    private final BeanProvider<Pages> pages;

    Answers(BeanProvider<Pages> pages) {
        this.pages = pages;
    }

    /** The answer to a refusal. */
    public MutableHttpResponse<?> refusal(HttpRequest<?> request, Refused refused) {
        return answer(request, Problem.of(refused));
    }

    /** The answer to a failure of an outside system. */
    public MutableHttpResponse<?> failure(HttpRequest<?> request, Failure failure) {
        return answer(request, Problem.of(failure));
    }

    /** True when a script asked: below {@code /api}, or wherever JSON is preferred to HTML. */
    public static boolean wantsJson(HttpRequest<?> request) {
        String path = request.getPath();
        if (path.equals("/api") || path.startsWith("/api/") || path.equals("/health")) {
            return true;
        }
        List<MediaType> accepted = request.getHeaders().accept();
        return accepted.stream()
                        .anyMatch(type -> type.matches(MediaType.APPLICATION_JSON_TYPE)
                                && !type.getType().equals("*"))
                && accepted.stream().noneMatch(type -> type.getName().equals(MediaType.TEXT_HTML));
    }

    MutableHttpResponse<?> answer(HttpRequest<?> request, Problem problem) {
        MutableHttpResponse<?> response = wantsJson(request)
                ? json(request, problem)
                : pages.get().render(problem.status(), page(request, problem), request);
        problem.waitAdvised()
                .ifPresent(
                        wait -> response.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds()))));
        return response;
    }

    private static MutableHttpResponse<?> json(HttpRequest<?> request, Problem problem) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", problem.code());
        error.put("message", problem.message());
        if (problem.fields().size() == 1) {
            error.put("field", problem.fields().keySet().iterator().next());
        }
        if (!problem.fields().isEmpty()) {
            error.put("fields", problem.fields());
        }
        error.put("request_id", RequestMarks.id(request));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", false);
        body.put("error", error);
        return HttpResponse.status(problem.status()).body(body).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private static ErrorPage page(HttpRequest<?> request, Problem problem) {
        List<Link> links = new ArrayList<>();
        boolean again = problem.status().getCode() >= 500 || problem.status() == HttpStatus.TOO_MANY_REQUESTS;
        if (again && request.getMethod() == HttpMethod.GET) {
            links.add(new Link("Try again", request.getUri().getRawPath()));
        }
        links.add(
                problem.status() == HttpStatus.UNAUTHORIZED
                        ? new Link("Sign in", "/login")
                        : new Link("To the start page", "/"));
        return new ErrorPage(
                Status.of(again ? State.BAD : State.WARN, word(problem)),
                heading(problem),
                problem.message(),
                links,
                List.of(),
                RequestMarks.id(request),
                problem.code());
    }

    private static String word(Problem problem) {
        return switch (problem.status()) {
            case BAD_GATEWAY, SERVICE_UNAVAILABLE, GATEWAY_TIMEOUT -> "Unavailable";
            case NOT_FOUND -> "Not found";
            case UNAUTHORIZED, FORBIDDEN -> "Not allowed";
            case INTERNAL_SERVER_ERROR -> "Failed";
            default -> "Refused";
        };
    }

    private static String heading(Problem problem) {
        if (problem.code().equals("csrf")) {
            return "This form is too old";
        }
        return switch (problem.status()) {
            case UNAUTHORIZED -> "You are not signed in";
            case FORBIDDEN -> "Your account may not do this";
            case NOT_FOUND -> "There is no such page";
            case METHOD_NOT_ALLOWED -> "That cannot be done here";
            case REQUEST_ENTITY_TOO_LARGE -> "That is too large";
            case CONFLICT -> "It is there already, or has changed";
            case TOO_MANY_REQUESTS -> "Too many tries";
            case BAD_GATEWAY, SERVICE_UNAVAILABLE, GATEWAY_TIMEOUT -> "An outside system did not do its part";
            case NOT_IMPLEMENTED -> "That system cannot do this";
            default -> Objects.equals(problem.code(), "internal") ? "Something went wrong" : "The request was refused";
        };
    }
}
