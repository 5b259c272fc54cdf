package org.mailhelm.platform.access.factor;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** The authenticator app of a user. */
@MappedEntity("access_authenticator")
record Authenticator(@Id String userId, String content, long lastStep, long created) {

    /** Without the secret, so that no log ever holds it. */
    @Override
    public String toString() {
        return "Authenticator[" + userId + "]";
    }
}
