package org.mailhelm.platform.access;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;

/** An API token, without the secret that makes it one. Times are milliseconds since 1970, 0 for never. */
@MappedEntity("access_token")
record ApiToken(
        @Id String id,
        String secretHash,
        String prefix,
        String label,
        @Relation(Relation.Kind.MANY_TO_ONE) User user,
        boolean administrator,
        String rights,
        String grants,
        String networks,
        long created,
        long expires,
        long used,
        String usedFrom) {

    /** Without the digest, so that no log ever holds one. */
    @Override
    public String toString() {
        return "ApiToken[" + prefix + "]";
    }
}
