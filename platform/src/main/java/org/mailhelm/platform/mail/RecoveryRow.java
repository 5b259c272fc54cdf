package org.mailhelm.platform.mail;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** The recovery address of a mailbox. */
@MappedEntity("recovery_address")
record RecoveryRow(@Id String mailbox, String address, long changed) {}
