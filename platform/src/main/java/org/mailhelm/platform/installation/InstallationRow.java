package org.mailhelm.platform.installation;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A setting as it is stored, under the name of its variable. */
@MappedEntity("installation_setting")
record InstallationRow(@Id String name, String content) {}
