package org.mailhelm.platform.dns.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A part of the list of all domains, as scripts get it. */
@Schema(name = "DnsHealthList")
record HealthListJson(List<Entry> domains, int page, int size, long total) {

    /** One domain. */
    @Schema(name = "DnsHealthEntry")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Entry(
            String domain,

            @Schema(description = "Null before the first look") @Nullable
            String overall,

            int failing,
            int warnings,
            Map<String, String> checks,
            @JsonProperty("checked_at") @Nullable Long checkedAt,
            @JsonProperty("next_at") @Nullable Long nextAt,
            @Nullable String problem) {}

    /** What changed of records, the last first. */
    @Schema(name = "DnsEventList")
    record Events(List<Event> events, int page, int size, long total) {}

    /** One change. */
    @Schema(name = "DnsEvent")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Event(
            String id,
            @Schema(description = "Seconds since 1970") long at,
            String domain,

            @Schema(allowableValues = {"drift", "recovered", "changed"})
            String kind,

            String check,
            String host,
            @JsonProperty("old_values") List<String> oldValues,
            @JsonProperty("new_values") List<String> newValues,
            @JsonProperty("old_status") String oldStatus,
            @JsonProperty("new_status") String newStatus,

            @Schema(description = "Who wrote it, when it was written through Mailhelm") @Nullable
            String by) {

        static Event of(EventRow row) {
            return new Event(
                    row.id(),
                    row.at().getEpochSecond(),
                    row.domain(),
                    row.kind(),
                    row.checkKey(),
                    row.host(),
                    row.oldValue().lines().toList(),
                    row.newValue().lines().toList(),
                    row.oldVerdict(),
                    row.newVerdict(),
                    row.byName());
        }
    }

    /** Which domains a job shall look at. */
    @Schema(name = "DnsHealthJob")
    record Sent(
            @Schema(description = "All that the caller may see, when none are named") @Nullable
            List<String> domains,

            @Schema(description = "Only those that were not healthy when last looked at")
            @JsonProperty("only_unhealthy")
            @Nullable
            Boolean onlyUnhealthy) {}

    /** The job that was started. */
    @Schema(name = "DnsHealthJobStarted")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Started(
            @Schema(description = "Watch it at /api/jobs/{id}; null when there was nothing to do")
            @JsonProperty("job_id")
            @Nullable
            String jobId,

            int total) {}

    static Entry entry(Fleet.Row row, Kept kept) {
        Optional<HealthGlance> glance = row.checked();
        return new Entry(
                row.domain().name(),
                glance.map(HealthGlance::overall).orElse(null),
                glance.map(HealthGlance::failing).orElse(0),
                glance.map(HealthGlance::warnings).orElse(0),
                glance.map(one -> kept.verdicts(one.verdicts())).orElse(Map.of()),
                glance.map(one -> HealthJson.seconds(Optional.ofNullable(one.checkedAt())))
                        .orElse(null),
                glance.map(one -> one.nextAt().getEpochSecond()).orElse(null),
                row.glance().map(HealthGlance::problem).orElse(null));
    }
}
