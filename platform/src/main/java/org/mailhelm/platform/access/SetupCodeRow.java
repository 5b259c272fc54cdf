package org.mailhelm.platform.access;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

@MappedEntity("access_setup_code")
record SetupCodeRow(@Id String codeHash, long created) {}
