package org.mailhelm.platform.access.factor;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A passkey of a user.
 *
 * @param relyingParty the host that it was made for
 * @param credentialId as the device calls it, Base64URL
 * @param credential public key and what identifies it, Base64URL
 * @param verified whether the device ever verified its user
 * @param used 0 for never
 */
@MappedEntity("access_passkey")
public record Passkey(
        @Id String id,
        String userId,
        String name,
        String relyingParty,
        String credentialId,
        String credential,
        String transports,
        long counter,
        boolean verified,
        boolean backupEligible,
        boolean backedUp,
        long created,
        long used) {}
