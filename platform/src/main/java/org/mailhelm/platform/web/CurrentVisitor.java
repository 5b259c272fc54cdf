package org.mailhelm.platform.web;

import io.micronaut.http.HttpRequest;
import java.util.Optional;
import org.mailhelm.ui.Viewer;

/** Who sent a request. Implemented by the feature that signs people in; asked for each page, so it must not block. */
public interface CurrentVisitor {

    /** The signed-in user, or nothing. */
    Optional<Viewer> viewer(HttpRequest<?> request);

    /** The token that forms of the answer have to send back. */
    String csrfToken(HttpRequest<?> request);
}
