package org.mailhelm.platform.dns.fix;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.platform.dns.change.AppliedPlan;
import org.mailhelm.platform.dns.change.Outcome;
import org.mailhelm.platform.dns.change.Review;
import org.mailhelm.platform.dns.change.Topics;
import org.mailhelm.platform.dns.plan.Item;

/** A plan as scripts get it. */
@Schema(name = "DnsPlan")
@JsonInclude(JsonInclude.Include.ALWAYS)
record PlanJson(
        @Schema(description = "Id of the connection that holds the zone")
        String connection,

        String zone,

        @Schema(description = "Whether it can be applied; else the records are published by hand")
        boolean writable,

        @Schema(description = "Names this plan; send it to apply it")
        String digest,

        @Schema(description = "Whether there is nothing to do")
        boolean empty,

        List<Line> items) {

    /** One line of a plan. */
    @Schema(name = "DnsPlanItem")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(
            String id,

            @Schema(allowableValues = {"create", "change", "delete", "conflict", "unchanged", "foreign", "impossible"})
            String operation,

            @Schema(description = "What it is about, as in spf; absent for what is none of ours") @Nullable
            String record,

            @Schema(allowableValues = {"required", "recommended", "optional"})
            String necessity,

            String type,
            String name,
            @Schema(description = "What is there") List<String> was,

            @Schema(description = "What is there afterwards")
            List<String> becomes,

            @Schema(description = "Whether Mailhelm wrote what is there")
            boolean ours,

            @Schema(description = "Whether it is done only when its id is sent as confirmed")
            @JsonProperty("needs_confirmation")
            boolean needsConfirmation,

            String note) {

        static Line of(Item item) {
            return new Line(
                    item.id(),
                    item.op().word(),
                    item.topic().map(Topics::word).orElse(null),
                    item.necessity().name().toLowerCase(Locale.ROOT),
                    item.type().name(),
                    item.name(),
                    item.was(),
                    item.becomes(),
                    item.ours(),
                    item.op().confirmed(),
                    item.note());
        }
    }

    static PlanJson of(Review review) {
        return new PlanJson(
                review.home().connection().id(),
                review.home().zone().name().value(),
                review.home().zone().writable(),
                review.plan().digest(),
                review.plan().empty(),
                review.plan().items().stream().map(Line::of).toList());
    }

    /** What to apply. */
    @Schema(name = "ApplyDnsPlan")
    record Apply(
            @Schema(description = "Of the plan that was looked at; another one is refused (409)") @Nullable
            String digest,

            @Schema(description = "Ids of items; without them, all that need no confirmation") @Nullable
            List<String> items,

            @Schema(description = "Ids of items that delete, or replace what Mailhelm did not write") @Nullable
            List<String> confirm) {}

    /** What became of it. */
    @Schema(name = "DnsPlanApplied")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Applied(
            @Schema(description = "Of what is kept, to undo it; absent when nothing was sent") @Nullable
            String id,

            List<Line> written,

            @Schema(description = "What was chosen and not written")
            List<Line> left,

            @JsonProperty("stopped_by") @Nullable String stoppedBy) {

        static Applied of(Outcome outcome) {
            return new Applied(
                    outcome.id().orElse(null),
                    lines(outcome.written()),
                    lines(outcome.left()),
                    outcome.stoppedBy().orElse(null));
        }
    }

    static List<Line> lines(List<Item> items) {
        return items.stream().map(Line::of).toList();
    }

    /** Which records to mend. */
    @Schema(name = "FixDns")
    record Fix(
            @Schema(
                    description = "As in [\"mx\",\"spf\"]: verification, mx, spf, dkim, dmarc, mail, webmail,"
                            + " client_discovery, mta_sts, tls_rpt. Without them, all that are needed or advised")
            @Nullable
            List<String> records,

            @Schema(description = "Ids of items of the plan that delete, or replace what Mailhelm did not write")
            @Nullable
            List<String> confirm) {}

    /** What was mended. */
    @Schema(name = "DnsFixed")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Fixed(
            @Schema(description = "Records that were written")
            List<String> fixed,

            @Schema(description = "Records that were left") List<String> skipped,

            @Schema(description = "What was done, in sentences")
            List<String> steps,

            @JsonProperty("needs_confirmation")
            @Schema(description = "What would replace or delete something, and was not done for that")
            List<Line> needsConfirmation,

            @Schema(description = "Of what is kept, to undo it; absent when nothing was written")
            @JsonProperty("applied_id")
            @Nullable
            String appliedId) {}

    /** A change that is kept. */
    @Schema(name = "DnsChange")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Kept(
            String id,

            @Schema(allowableValues = {"fix", "undo", "heal"})
            String kind,

            String zone,
            String actor,
            String at,

            @Schema(allowableValues = {"begun", "done", "partly", "failed", "unknown"})
            String state,

            int written,
            @Nullable String problem,
            @JsonProperty("undone_at") @Nullable String undoneAt,
            List<Set> sets) {

        /** A record set before and after. */
        @Schema(name = "DnsChangedSet")
        @JsonInclude(JsonInclude.Include.ALWAYS)
        record Set(
                String name,
                String type,
                @Nullable Side before,
                @Nullable Side after) {}

        /** What it held. */
        @Schema(name = "DnsRecordSet")
        @JsonInclude(JsonInclude.Include.ALWAYS)
        record Side(
                @Schema(description = "Seconds") @Nullable Long ttl, List<String> values) {

            static @Nullable Side of(Optional<RecordSet> set) {
                return set.map(there ->
                                new Side(there.ttl().map(Duration::toSeconds).orElse(null), there.values()))
                        .orElse(null);
            }
        }

        static Kept of(AppliedPlan plan) {
            return new Kept(
                    plan.id(),
                    plan.kind().word(),
                    plan.zone(),
                    plan.actor(),
                    plan.at().toString(),
                    plan.state().word(),
                    plan.written(),
                    plan.problem().orElse(null),
                    plan.undoneAt().map(Object::toString).orElse(null),
                    plan.sets().stream()
                            .map(set -> new Set(set.name(), set.type(), Side.of(set.before()), Side.of(set.after())))
                            .toList());
        }
    }

    /** What was undone. */
    @Schema(name = "DnsUndone")
    record Undone(
            @Schema(description = "How many record sets were put back")
            int written) {}
}
