package org.mailhelm.platform.access;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A sign-in whose first factor was right and whose second is still to come. */
@MappedEntity("access_pending")
record Pending(
        @Id String tokenHash, String userId, int epoch, String visitHash, String method, String target, long expires) {

    /** The browser, for what is handed out to it alone. */
    String browser() {
        return "pending " + tokenHash;
    }
}
