package org.mailhelm.platform.access.factor;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

@MappedEntity("access_recovery_code")
record RecoveryCodeRow(@Id String userId, String codeHash) {}
