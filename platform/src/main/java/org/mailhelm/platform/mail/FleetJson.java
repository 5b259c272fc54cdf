package org.mailhelm.platform.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All domains at a glance, as scripts get them.
 *
 * @param lastRunAt when that list was read that was read longest ago, in seconds since 1970; null when none ever was
 */
@Schema(name = "FleetOverview")
@JsonInclude(JsonInclude.Include.ALWAYS)
record FleetJson(@JsonProperty("last_run_at") @Nullable Long lastRunAt, List<Entry> domains) {

    /** One domain; null where nothing is known. */
    @Schema(name = "FleetDomain")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Entry(
            String domain,

            @Schema(description = "Seconds since 1970") @JsonProperty("checked_at") @Nullable
            Long checkedAt,

            @JsonProperty("mail_hosting") @Nullable Boolean mailHosting,
            @JsonProperty("mailbox_count") @Nullable Integer mailboxCount,

            @Schema(description = "Why the last try to read it failed") @Nullable
            String problem,

            @Schema(description = "Id of the mail host") String connection,
            @Nullable Dns dns) {

        static Entry of(DomainRow row, @Nullable DnsState dns) {
            return new Entry(
                    row.name(),
                    seconds(row.readAt()),
                    row.hosting(),
                    row.readAt() == null ? null : row.mailboxes(),
                    row.problem(),
                    row.connectionId(),
                    dns == null ? null : Dns.of(dns));
        }
    }

    /** How the DNS of a domain was last seen. */
    @Schema(name = "FleetDns")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Dns(
            @Schema(allowableValues = {"healthy", "degraded", "unhealthy", "pending", "unknown"})
            String overall,

            @Schema(description = "By key, as in mx or spf") Map<String, Check> checks,

            @Schema(description = "Seconds since 1970") @JsonProperty("checked_at") @Nullable
            Long checkedAt) {

        static Dns of(DnsState state) {
            Map<String, Check> checks = new TreeMap<>();
            state.verdicts().forEach((key, verdict) -> checks.put(key, new Check(verdict)));
            return new Dns(state.overall(), checks, seconds(state.checkedAt().orElse(null)));
        }
    }

    /** What one check came to. */
    @Schema(name = "FleetDnsCheck")
    record Check(
            @Schema(allowableValues = {"pass", "warn", "fail", "pending", "skipped", "unknown"})
            String status) {}

    static FleetJson of(@Nullable Instant oldest, List<DomainRow> rows, Map<String, DnsState> dns) {
        return new FleetJson(
                seconds(oldest),
                rows.stream().map(row -> Entry.of(row, dns.get(row.name()))).toList());
    }

    private static @Nullable Long seconds(@Nullable Instant moment) {
        return moment == null ? null : moment.getEpochSecond();
    }
}
