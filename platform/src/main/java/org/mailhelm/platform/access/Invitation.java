package org.mailhelm.platform.access;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** That a user may choose a password, once. */
@MappedEntity("access_invitation")
record Invitation(@Id String secretHash, String userId, long expires) {}
