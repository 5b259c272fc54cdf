package org.mailhelm.platform.access.limit;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

@MappedEntity("access_limit")
record LimitRow(@Id String bucket, long fullAt) {}
