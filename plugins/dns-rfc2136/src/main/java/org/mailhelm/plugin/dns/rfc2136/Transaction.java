package org.mailhelm.plugin.dns.rfc2136;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.RecordType;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/**
 * One update: what must be so, then what goes, then what comes. The server does all of it or nothing. Without asking, a
 * server leaves out what can't stand beside an alias; so that it says so instead, it must be so that there is none.
 */
final class Transaction {

    private final Name zone;
    private final Update update;
    private final Set<String> namesWithLess = new HashSet<>();
    private final Set<String> namesWithoutAlias = new HashSet<>();
    private final List<RecordSet> young = new ArrayList<>();
    private final List<Record> comes = new ArrayList<>();
    private final List<Record> goesLast = new ArrayList<>();
    private boolean empty = true;

    Transaction(Name zone) {
        this.zone = zone;
        this.update = new Update(zone);
    }

    /** Adds a change of a set that the server holds like this. */
    void add(RecordChange change, Optional<RecordSet> now) {
        empty = false;
        Name name = Sets.name(change.name());
        int type = Sets.type(change.type());
        now.ifPresentOrElse(
                set -> Sets.records(set, Duration.ZERO).forEach(update::present), () -> update.absent(name, type));
        Duration ttl = change.after()
                .flatMap(RecordSet::ttl)
                .or(() -> now.flatMap(RecordSet::ttl))
                .orElse(Sets.USUAL_TTL);
        List<Record> wanted = change.after().map(set -> Sets.records(set, ttl)).orElse(List.of());
        comes.addAll(wanted);
        change.after().filter(set -> now.isEmpty()).ifPresent(young::add);
        if (now.isEmpty()) {
            return;
        }
        if (name.equals(zone) && type == Type.NS) {
            // A server keeps these from being deleted as a set, and keeps the last one in any case.
            Sets.records(now.get(), Duration.ZERO).stream()
                    .filter(record -> wanted.stream().noneMatch(other -> same(other, record)))
                    .forEach(goesLast::add);
        } else {
            update.delete(name, type);
        }
        if (wanted.isEmpty()) {
            namesWithLess.add(change.name());
            if (type == Type.CNAME) {
                namesWithoutAlias.add(change.name());
            }
        }
    }

    private static boolean same(Record a, Record b) {
        return a.rdataToString().equals(b.rdataToString());
    }

    boolean isEmpty() {
        return empty;
    }

    Update message() {
        Set<String> checked = new HashSet<>();
        for (RecordSet set : young) {
            boolean alias = set.type().equals(RecordType.CNAME);
            Name name = Sets.name(set.name());
            if (alias && !namesWithLess.contains(set.name())) {
                update.absent(name);
            } else if (!alias && !namesWithoutAlias.contains(set.name()) && checked.add(set.name())) {
                update.absent(name, Type.CNAME);
            }
        }
        comes.forEach(update::add);
        goesLast.forEach(update::delete);
        return update;
    }
}
