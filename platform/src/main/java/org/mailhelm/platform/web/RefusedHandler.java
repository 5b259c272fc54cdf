package org.mailhelm.platform.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers what the host refuses. */
@Singleton
final class RefusedHandler implements ExceptionHandler<Refused, HttpResponse<?>> {

    private final Answers answers;

    RefusedHandler(Answers answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("rawtypes") // the framework's signature
    public HttpResponse<?> handle(HttpRequest request, Refused refused) {
        return answers.refusal(request, refused);
    }
}
