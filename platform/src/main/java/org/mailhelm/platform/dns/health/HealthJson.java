package org.mailhelm.platform.dns.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailhelm.platform.dns.check.Finding;
import org.mailhelm.platform.dns.check.Overall;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;

/**
 * How the DNS of a domain is, as scripts get it.
 *
 * @param checks the worst finding of each check, by its key
 * @param findings all of them
 * @param checkedAt in seconds since 1970
 */
@Schema(name = "DnsHealth")
@JsonInclude(JsonInclude.Include.ALWAYS)
record HealthJson(
        String domain,

        @Schema(allowableValues = {"healthy", "degraded", "unhealthy", "pending", "unknown"}) @Nullable
        String overall,

        Map<String, Check> checks,
        List<Entry> findings,
        @JsonProperty("checked_at") @Nullable Long checkedAt,
        @JsonProperty("changed_at") @Nullable Long changedAt,

        @Schema(description = "Why the last look saw nothing; the rest is then older") @Nullable
        String problem,

        @JsonProperty("dmarc_policy") Policy dmarcPolicy,
        @JsonProperty("mail_hosting_enabled") boolean mailHostingEnabled,

        @Schema(description = "Whether the mail host said what it wants; else what it said last counts")
        @JsonProperty("mxroute_reachable")
        boolean reachable) {

    /** The worst finding of a check. */
    @Schema(name = "DnsCheck")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Check(
            @Schema(allowableValues = {"pass", "warn", "fail", "pending", "skipped", "unknown"})
            String status,

            String label,
            String message,
            List<String> expected,
            List<String> found,
            @JsonProperty("expected_host") String expectedHost) {

        static Check of(Finding finding) {
            return new Check(
                    finding.verdict().word(),
                    finding.label(),
                    finding.message(),
                    finding.expected(),
                    finding.found(),
                    finding.host());
        }
    }

    /** One finding. */
    @Schema(name = "DnsFinding")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Entry(
            String key,
            String label,
            String host,
            String status,
            String message,
            String why,
            List<String> expected,
            List<String> found,

            @Schema(description = "The record to set; null when nothing is to be done") @Nullable
            ToSet record) {

        static Entry of(Finding finding) {
            return new Entry(
                    finding.key(),
                    finding.label(),
                    finding.host(),
                    finding.verdict().word(),
                    finding.message(),
                    finding.why(),
                    finding.expected(),
                    finding.found(),
                    finding.advice()
                            .map(record -> new ToSet(record.type(), record.name(), record.value()))
                            .orElse(null));
        }
    }

    /** A record as it is entered at a DNS provider. */
    @Schema(name = "DnsRecordToSet")
    record ToSet(String type, String name, String value) {}

    /** The DMARC policy that the domain shall have. */
    @Schema(name = "DnsHealthPolicy")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Policy(@Nullable String effective) {}

    /** The same with what matters while a domain is set up. */
    @Schema(name = "DnsSetupHealth")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Setup(
            @com.fasterxml.jackson.annotation.JsonUnwrapped HealthJson health,

            @Schema(description = "Whether a mail host serves the domain") @JsonProperty("on_mxroute")
            boolean served,

            @Schema(description = "Whether a DNS provider is connected") @JsonProperty("cf_configured")
            boolean provider) {}

    static HealthJson of(DomainHealth health, Optional<String> dmarc, boolean mail, boolean reachable) {
        Map<String, Finding> worst = new LinkedHashMap<>();
        health.findings().forEach(finding -> worst.merge(finding.key(), finding, HealthJson::worse));
        Map<String, Check> checks = new LinkedHashMap<>();
        worst.forEach((key, finding) -> checks.put(key, Check.of(finding)));
        return new HealthJson(
                health.domain().value(),
                health.overall().map(Overall::word).orElse(null),
                checks,
                health.findings().stream().map(Entry::of).toList(),
                seconds(health.checkedAt()),
                seconds(health.changedAt()),
                health.problem().orElse(null),
                new Policy(dmarc.orElse(null)),
                mail,
                reachable);
    }

    static Optional<String> dmarc(List<DesiredRecord> desired) {
        return desired.stream()
                .filter(record -> record.topic() == Topic.DMARC)
                .map(DesiredRecord::value)
                .findFirst();
    }

    private static Finding worse(Finding one, Finding other) {
        return HealthStore.worse(one.verdict(), other.verdict()) == one.verdict() ? one : other;
    }

    static @Nullable Long seconds(Optional<Instant> moment) {
        return moment.map(Instant::getEpochSecond).orElse(null);
    }
}
