package org.mailhelm.platform.access.sso;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * Somebody as a provider knows them, and whose account that opens.
 *
 * @param memberOf the groups at the last sign-in, as a JSON list
 * @param administrator whether the rules for administrators made the user one
 */
@MappedEntity("access_identity")
record Identity(
        @Id String id,
        String issuer,
        String subject,
        String userId,
        String address,
        String memberOf,
        boolean administrator,
        long created,
        long used) {}
