package org.mailhelm.platform.access.factor;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

@MappedEntity("access_factor_policy")
record PolicyRow(@Id int id, Demand demand) {}
