package org.mailhelm.platform.connection;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A fact about the installation. */
@MappedEntity("installation")
record FactRow(@Id String name, String content) {}
