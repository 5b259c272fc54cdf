package org.mailhelm.platform.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.mailhelm.api.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what an outside system refuses or fails to do. */
@Singleton
final class FailureHandler implements ExceptionHandler<Failure, HttpResponse<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);

    private final Answers answers;

    FailureHandler(Answers answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("rawtypes") // the framework's signature
    public HttpResponse<?> handle(HttpRequest request, Failure failure) {
        HttpRequest<?> typed = request;
        if (failure.httpStatus() >= 500) {
            LOG.warn("Request {}: {} ({})", RequestMarks.id(typed), failure.reason(), failure.code());
        }
        return answers.failure(typed, failure);
    }
}
