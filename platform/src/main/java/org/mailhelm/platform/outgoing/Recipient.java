package org.mailhelm.platform.outgoing;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** Knows where mail for whoever sent a request goes. */
public interface Recipient {

    /** The own address for notices; empty when there is none. */
    Optional<String> of(HttpRequest<?> request);
}
