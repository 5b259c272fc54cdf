package org.mailhelm.platform.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what nobody foresaw: the details go to the log, the request id to the visitor. */
@Singleton
final class UnexpectedHandler implements ExceptionHandler<RuntimeException, HttpResponse<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedHandler.class);

    private final Answers answers;

    UnexpectedHandler(Answers answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("rawtypes") // the framework's signature
    public HttpResponse<?> handle(HttpRequest request, RuntimeException failure) {
        HttpRequest<?> typed = request;
        LOG.error("Request {} ({} {}) failed", RequestMarks.id(typed), typed.getMethod(), typed.getPath(), failure);
        return answers.answer(typed, Problem.internal());
    }
}
