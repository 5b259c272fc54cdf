package org.mailhelm.platform.job;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Instant;
import org.mailhelm.platform.storage.EpochMillis;

/** An item of a job as it is stored. */
@MappedEntity("job_item")
record ItemRow(
        @Id String id,
        String jobId,
        int position,
        int line,
        String subject,
        String data,
        @Nullable String secret,
        ItemState state,
        int tries,
        boolean repeatable,
        String result,
        @MappedProperty(converter = EpochMillis.class) Instant changed) {

    /** Binds the sealed secret to this row. */
    static String place(String jobId, int position) {
        return "job " + jobId + " item " + position;
    }

    String place() {
        return place(jobId, position);
    }

    /** Without the secret, sealed as it is. */
    @Override
    public String toString() {
        return "ItemRow[" + jobId + " " + position + " " + state + "]";
    }
}
