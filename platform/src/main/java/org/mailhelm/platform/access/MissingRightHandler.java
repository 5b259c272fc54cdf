package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.mailhelm.platform.right.MissingRight;
import org.mailhelm.platform.web.Answers;
import org.mailhelm.platform.web.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers who may not do what they ask for, and leaves a line in the log. */
@Singleton
final class MissingRightHandler implements ExceptionHandler<MissingRight, HttpResponse<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(MissingRightHandler.class);

    private final Answers answers;

    @Inject
    MissingRightHandler(Answers answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("rawtypes") // the framework's signature
    public HttpResponse<?> handle(HttpRequest request, MissingRight missing) {
        HttpRequest<?> typed = request;
        String message = String.valueOf(missing.getMessage());
        LOG.info(
                "Refused {} {} to {}: {}",
                typed.getMethod(),
                typed.getPath(),
                SignedIn.of(typed).map(SignedIn::loginName).orElse("unknown"),
                message);
        return answers.refusal(typed, Refused.forbidden(message));
    }
}
