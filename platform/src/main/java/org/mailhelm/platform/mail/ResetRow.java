package org.mailhelm.platform.mail;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** That somebody may choose a new password for a mailbox, once. */
@MappedEntity("mailbox_reset")
record ResetRow(@Id String mailbox, String secretHash, long expires, long claimed) {}
