package org.mailhelm.platform.audit;

import io.micronaut.http.HttpRequest;

/** Knows who sent a request. Implemented by the feature that signs people in. */
public interface Origins {

    /** Who sent it and from where; {@link Actor#NOBODY} when nobody is signed in. */
    Origin of(HttpRequest<?> request);
}
