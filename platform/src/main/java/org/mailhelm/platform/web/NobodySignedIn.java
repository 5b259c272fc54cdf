package org.mailhelm.platform.web;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.mailhelm.ui.Viewer;

/** Stands in where no feature signs people in, as in tests of the web side alone. */
@Singleton
@Requires(missingBeans = CurrentVisitor.class)
final class NobodySignedIn implements CurrentVisitor {

    @Override
    public Optional<Viewer> viewer(HttpRequest<?> request) {
        return Optional.empty();
    }

    @Override
    public String csrfToken(HttpRequest<?> request) {
        return "";
    }
}
