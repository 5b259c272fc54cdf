package org.mailhelm.plugin.dns.rfc2136;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.dns.ZoneFileForm;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Record sets, in dnsjava's form and in the plugin API's. */
final class Sets {

    static final Duration USUAL_TTL = Duration.ofHours(1);

    /** What a server makes by itself; TYPE65534 is where BIND remembers how far it has signed. */
    private static final Set<String> LEFT_OUT =
            Set.of("SOA", "RRSIG", "NSEC", "NSEC3", "NSEC3PARAM", "DNSKEY", "CDS", "CDNSKEY", "TYPE65534");

    private Sets() {}

    static Name name(String name) {
        try {
            return Name.fromString(ZoneFileForm.dotted(name));
        } catch (TextParseException e) {
            throw new Failure.InvalidInput("name", name + " is no name in DNS. Nothing was changed.");
        }
    }

    static int type(RecordType type) {
        int number = Type.value(type.name());
        if (number < 0) {
            throw new Failure.InvalidInput("type", type + " is no type of records in DNS. Nothing was changed.");
        }
        return number;
    }

    /** The sets that records make up, in no order. */
    static List<RecordSet> of(List<Record> records) {
        Map<Key, List<Record>> groups = new LinkedHashMap<>();
        for (Record record : records) {
            if (!LEFT_OUT.contains(Type.string(record.getType()))) {
                groups.computeIfAbsent(Key.of(record), key -> new ArrayList<>()).add(record);
            }
        }
        return groups.entrySet().stream()
                .map(group -> of(group.getKey(), group.getValue()))
                .toList();
    }

    static RecordSet of(Key key, List<Record> records) {
        return new RecordSet(
                key.name(),
                key.type(),
                Optional.of(Duration.ofSeconds(records.get(0).getTTL())),
                records.stream()
                        .map(record -> ZoneFileForm.read(key.type(), record.rdataToString()))
                        .distinct()
                        .toList(),
                Map.of());
    }

    static List<Record> records(RecordSet set, Duration ttl) {
        return set.values().stream().map(value -> record(set, value, ttl)).toList();
    }

    private static Record record(RecordSet set, String value, Duration ttl) {
        try {
            return Record.fromString(
                    name(set.name()),
                    type(set.type()),
                    DClass.IN,
                    ttl.toSeconds(),
                    ZoneFileForm.write(set.type(), value),
                    Name.root);
        } catch (IOException e) {
            throw new Failure.InvalidInput(
                    "value", set.type() + " of " + set.name() + " can't be " + value + ". Nothing was changed.");
        }
    }

    /** A change whose values are written as the server's are, so that they can be compared. */
    static RecordChange written(RecordChange change) {
        return new RecordChange(
                change.before().map(Sets::written), change.after().map(Sets::written));
    }

    private static RecordSet written(RecordSet set) {
        RecordSet read = of(new Key(set.name(), set.type()), records(set, USUAL_TTL));
        return new RecordSet(set.name(), set.type(), set.ttl(), read.values(), Map.of());
    }
}
