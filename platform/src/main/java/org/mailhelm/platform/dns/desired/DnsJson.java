package org.mailhelm.platform.dns.desired;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.DomainName;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;

/**
 * The DNS records of a domain as scripts get them.
 *
 * @param records all of them; the other fields single out those that scripts look for
 */
@Schema(name = "DnsRecords")
@JsonInclude(JsonInclude.Include.ALWAYS)
record DnsJson(
        @JsonProperty("mx_records") List<Mx> mxRecords,
        @Nullable Entry spf,
        @Nullable Entry dkim,
        @Nullable Entry verification,
        @Nullable Entry dmarc,
        List<Whole> records) {

    /** Where mail for the domain goes. */
    @Schema(name = "MxRecord")
    record Mx(int priority, String hostname) {}

    /** A record; its name is relative to the domain, {@code @} for the domain itself. */
    @Schema(name = "DnsEntry")
    record Entry(String type, @Schema(example = "_dmarc") String name, String value) {}

    /** A record with its whole name. */
    @Schema(name = "RequiredRecord")
    record Whole(String purpose, String necessity, String type, String name, String value) {

        private static Whole of(DesiredRecord record) {
            return new Whole(
                    record.topic().name().toLowerCase(Locale.ROOT),
                    record.necessity().name().toLowerCase(Locale.ROOT),
                    record.type().name(),
                    record.name().value(),
                    record.value());
        }
    }

    static DnsJson of(DomainName domain, List<DesiredRecord> records) {
        return new DnsJson(
                records.stream()
                        .filter(record -> record.topic() == Topic.MX)
                        .flatMap(record -> mx(record.value()).stream())
                        .toList(),
                entry(domain, records, Topic.SPF),
                entry(domain, records, Topic.DKIM),
                entry(domain, records, Topic.VERIFICATION),
                entry(domain, records, Topic.DMARC),
                records.stream().map(Whole::of).toList());
    }

    private static @Nullable Entry entry(DomainName domain, List<DesiredRecord> records, Topic topic) {
        return records.stream()
                .filter(record -> record.topic() == topic)
                .findFirst()
                .map(record -> new Entry(record.type().name(), relative(record.name(), domain), record.value()))
                .orElse(null);
    }

    private static String relative(DomainName name, DomainName domain) {
        if (name.equals(domain)) {
            return "@";
        }
        String full = name.value();
        return name.isWithin(domain)
                ? full.substring(0, full.length() - domain.value().length() - 1)
                : full;
    }

    private static Optional<Mx> mx(String value) {
        int space = value.indexOf(' ');
        try {
            return space < 0
                    ? Optional.empty()
                    : Optional.of(new Mx(Integer.parseInt(value.substring(0, space)), value.substring(space + 1)));
        } catch (NumberFormatException e) {
            // Odd, but not ours to judge: it stands among the records as it is.
            return Optional.empty();
        }
    }
}
