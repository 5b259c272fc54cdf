package org.mailhelm.platform.audit;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** An entry as it is stored. */
@MappedEntity("audit_entry")
record AuditRow(
        @Id long seq,
        long at,
        String action,
        String actorKind,
        String actor,
        String userId,
        String tokenId,
        String jobId,
        String address,
        String requestId,
        String domain,
        String objectKind,
        String object,
        String summary,
        String beforeState,
        String afterState,
        String outcome,
        long answers,
        String hash) {

    AuditRow hashed(String value) {
        return new AuditRow(
                seq,
                at,
                action,
                actorKind,
                actor,
                userId,
                tokenId,
                jobId,
                address,
                requestId,
                domain,
                objectKind,
                object,
                summary,
                beforeState,
                afterState,
                outcome,
                answers,
                value);
    }
}
