package org.mailhelm.platform.web;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the errors that the framework finds (no such route, malformed JSON, too large …) the same form as our own. */
@Singleton
final class FrameworkErrors implements ErrorResponseProcessor<Object> {

    private static final Logger LOG = LoggerFactory.getLogger(FrameworkErrors.class);

    private final Answers answers;

    FrameworkErrors(Answers answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("unchecked") // a response of any body is one of Object
    public MutableHttpResponse<Object> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        HttpRequest<?> request = context.getRequest();
        Problem problem = problem(context, response.status());
        if (problem.status().getCode() >= 500) {
            LOG.error(
                    "Request {} ({} {}) failed",
                    RequestMarks.id(request),
                    request.getMethod(),
                    request.getPath(),
                    context.getRootCause().orElse(null));
        }
        MutableHttpResponse<?> answer = answers.answer(request, problem);
        Optional.ofNullable(response.getHeaders().get(HttpHeaders.ALLOW))
                .ifPresent(allowed -> answer.header(HttpHeaders.ALLOW, allowed));
        return (MutableHttpResponse<Object>) answer;
    }

    private static Problem problem(ErrorContext context, HttpStatus status) {
        Throwable cause = context.getRootCause().orElse(null);
        if (cause instanceof ConstraintViolationException invalid) {
            return Problem.of(Refused.invalid(fields(invalid)));
        }
        if (cause instanceof ConversionErrorException conversion) {
            return isBody(conversion.getArgument())
                    ? UnreadableBody.explain(conversion)
                    : Problem.of(wrongType(conversion.getArgument()));
        }
        if (cause instanceof UnsatisfiedRouteException missing) {
            String name = missing.getArgument().getName();
            return isBody(missing.getArgument())
                    ? UnreadableBody.explain(missing)
                    : Problem.of(Refused.invalid(name, "The value of " + name + " is missing."));
        }
        if (status == HttpStatus.BAD_REQUEST && cause instanceof IOException) {
            return UnreadableBody.explain(cause);
        }
        return Problem.of(status);
    }

    private static boolean isBody(Argument<?> argument) {
        return argument.getAnnotationMetadata().hasAnnotation(Body.class);
    }

    private static Refused wrongType(Argument<?> argument) {
        return Refused.invalid(argument.getName(), "The value of " + argument.getName() + " is of the wrong type.");
    }

    private static Map<String, String> fields(ConstraintViolationException invalid) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (ConstraintViolation<?> violation : invalid.getConstraintViolations()) {
            String last = "";
            for (Path.Node node : violation.getPropertyPath()) {
                last = node.getName() == null ? last : node.getName();
            }
            fields.putIfAbsent(last, violation.getMessage());
        }
        return fields;
    }
}
