package org.mailhelm.platform.access;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Instant;
import org.mailhelm.platform.storage.EpochMillis;

/** A local account. */
@MappedEntity("access_user")
record User(
        @Id String id,
        String loginName,
        String displayName,
        String contactAddress,
        Role role,
        String passwordHash,
        String rights,
        boolean enabled,
        int epoch,
        @MappedProperty(converter = EpochMillis.class) Instant created,
        @MappedProperty(converter = EpochMillis.class) Instant changed) {

    /** Whether it can be signed in with by password; who is invited, or comes from a provider, has none. */
    boolean hasPassword() {
        return !passwordHash.isEmpty();
    }

    /** Without the hash, so that no log ever holds one. */
    @Override
    public String toString() {
        return "User[" + loginName + "]";
    }
}
