package org.mailhelm.platform.access;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** Rights of a user on a domain. */
@MappedEntity("access_grant")
record Grant(@Id String userId, String domain, String rights) {}
