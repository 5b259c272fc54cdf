package org.mailhelm.platform.idempotency;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A request that came with a key. */
@MappedEntity("idempotency_key")
record KeyRow(@Id String id, String request, int status, String answer, long created) {

    boolean answered() {
        return status > 0;
    }
}
