package org.mailhelm.plugin.dns.rfc2136;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.RecordType;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Update;

/** What a zone holds, asked set by set. */
final class Lookup {

    private final Server server;
    private final Session session;
    private final String zone;

    Lookup(Server server, Session session, String zone) {
        this.server = server;
        this.session = session;
        this.zone = zone;
    }

    /** Those of the sets that are there. */
    Map<Key, RecordSet> sets(Collection<Key> keys) {
        Map<Key, RecordSet> found = asked(new LinkedHashSet<>(keys));
        Map<Key, RecordSet> wildcards = asked(found.keySet().stream()
                .flatMap(key -> wildcardsOver(key).stream())
                .collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new)));
        Set<Key> doubtful = new LinkedHashSet<>();
        for (Key key : found.keySet()) {
            if (wildcardsOver(key).stream().anyMatch(wildcards::containsKey)) {
                doubtful.add(key);
            }
        }
        Set<Key> missing = new HashSet<>(doubtful);
        missing.removeAll(existing(List.copyOf(doubtful)));
        missing.forEach(found::remove);
        return found;
    }

    private Map<Key, RecordSet> asked(Set<Key> keys) {
        List<Key> asked = List.copyOf(keys);
        List<Message> answers = session.ask(asked.stream().map(Lookup::question).toList());
        Map<Key, RecordSet> found = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            Key key = asked.get(i);
            Message answer = answers.get(i);
            int rcode = answer.getHeader().getRcode();
            if (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN) {
                throw Refusals.ofQuestion(server, zone, answer);
            }
            // Without the flag it is about a name that was handed on to other servers; the zone holds but their names.
            boolean handedOn = !answer.getHeader().getFlag(Flags.AA);
            List<Record> records = answer.getSection(handedOn ? Section.AUTHORITY : Section.ANSWER).stream()
                    .filter(record -> Key.of(record).equals(key))
                    .toList();
            if (!records.isEmpty() && (!handedOn || key.type().equals(RecordType.NS))) {
                found.put(key, Sets.of(key, records));
            }
        }
        return found;
    }

    private static Message question(Key key) {
        Message question = Message.newQuery(Record.newRecord(Sets.name(key.name()), Sets.type(key.type()), DClass.IN));
        question.getHeader().unsetFlag(Flags.RD);
        return question;
    }

    /** Wildcards whose answer for the name looks as if the name had it itself. */
    private List<Key> wildcardsOver(Key key) {
        List<Key> wildcards = new ArrayList<>();
        String name = key.name();
        while (!name.equals(zone) && name.endsWith("." + zone)) {
            name = name.substring(name.indexOf('.') + 1);
            if (!key.name().equals("*." + name)) {
                wildcards.add(new Key("*." + name, key.type()));
            }
        }
        return wildcards;
    }

    /** Those that are really there, by updates that ask for it and change nothing (RFC 2136, section 2.4.1). */
    private Set<Key> existing(List<Key> keys) {
        List<Update> tests = keys.stream()
                .map(key -> {
                    Update test = new Update(Sets.name(zone));
                    test.present(Sets.name(key.name()), Sets.type(key.type()));
                    return test;
                })
                .toList();
        List<Message> answers = session.ask(tests);
        Set<Key> existing = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            int rcode = answers.get(i).getHeader().getRcode();
            if (rcode == Rcode.NOERROR) {
                existing.add(keys.get(i));
            } else if (rcode != Rcode.NXRRSET && rcode != Rcode.NXDOMAIN) {
                throw Refusals.ofUpdate(server, zone, answers.get(i));
            }
        }
        return existing;
    }
}
