package org.mailhelm.platform.dns.change;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A value that Mailhelm wrote, as it is stored. */
@MappedEntity("dns_owned")
record OwnedRow(@Id String id, String domain, String topic, String name, String type, String wanted, String written) {}
