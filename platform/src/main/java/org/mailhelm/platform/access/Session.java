package org.mailhelm.platform.access;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Relation;
import java.time.Instant;
import org.mailhelm.platform.storage.EpochMillis;

/**
 * A browser that is signed in.
 *
 * @param proved when its user last proved who it is
 * @param strong whether a second factor was part of that
 */
@MappedEntity("access_session")
record Session(
        @Id String id,
        String tokenHash,
        @Relation(Relation.Kind.MANY_TO_ONE) User user,
        int epoch,
        @MappedProperty(converter = EpochMillis.class) Instant created,
        @MappedProperty(converter = EpochMillis.class) Instant seen,
        String address,
        String agent,
        @MappedProperty(converter = EpochMillis.class) Instant proved,
        boolean strong) {}
