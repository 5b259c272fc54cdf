package org.mailhelm.platform.audit;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** Both ends of the chain, and how long entries are kept. */
@MappedEntity("audit_chain")
record ChainRow(@Id int id, long seq, String hash, long startSeq, String startHash, int keepDays) {}
