package org.mailhelm.platform.secret;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A fact about the installation. */
@MappedEntity("installation")
record KeyFact(@Id String name, String content) {}
