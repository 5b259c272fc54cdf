package org.mailhelm.plugin.dns.rfc2136;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.dns.Zone;
import org.mailhelm.api.dns.ZoneFileForm;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/** Which zones the server answers for, and whether the key may change them. */
final class ZoneStates {

    /** A text that nobody has, so that taking it away changes nothing. */
    private static final String NOTHING = "mailhelm asks whether it may change this zone";

    private final Server server;
    private final Session session;

    ZoneStates(Server server, Session session) {
        this.server = server;
        this.session = session;
    }

    /** All of them; one that the server doesn't answer for isn't active. */
    List<Zone> zones(List<DomainName> names) {
        List<Message> answers = session.ask(Stream.concat(
                        names.stream().map(name -> question(name, Type.SOA)),
                        names.stream().map(name -> question(name, Type.NS)))
                .toList());
        List<Zone> zones = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            boolean active = serves(answers.get(i));
            zones.add(new Zone(
                    names.get(i).value(),
                    names.get(i),
                    active,
                    active,
                    active ? nameServers(answers.get(i + names.size())) : List.of()));
        }
        return zones;
    }

    private static List<String> nameServers(Message answer) {
        return answer.getSection(Section.ANSWER).stream()
                .filter(record -> record.getType() == Type.NS)
                .map(record -> ZoneFileForm.undotted(record.rdataToString()))
                .sorted()
                .toList();
    }

    /** @throws Failure.NotFound when the server doesn't answer for it */
    void check(DomainName name) {
        Message answer = session.ask(question(name, Type.SOA));
        if (!serves(answer)) {
            throw Refusals.ofQuestion(server, name.value(), answer);
        }
    }

    /** Asks for each zone, and has something taken away that isn't there. */
    void verify(List<DomainName> names) {
        List<Message> answers =
                session.ask(names.stream().map(name -> question(name, Type.SOA)).toList());
        for (int i = 0; i < names.size(); i++) {
            if (!serves(answers.get(i))) {
                throw new Failure.Unavailable(
                        "The name server " + server + " doesn't answer for the zone " + names.get(i) + " ("
                                + Rcode.string(answers.get(i).getHeader().getRcode())
                                + "). Check the zones in the connection's settings.",
                        false);
            }
        }
        List<Message> tried =
                session.ask(names.stream().map(ZoneStates::nothing).toList());
        for (int i = 0; i < names.size(); i++) {
            if (tried.get(i).getHeader().getRcode() != Rcode.NOERROR) {
                throw Refusals.ofUpdate(server, names.get(i).value(), tried.get(i));
            }
        }
    }

    private static boolean serves(Message answer) {
        return answer.getHeader().getRcode() == Rcode.NOERROR
                && answer.getHeader().getFlag(Flags.AA)
                && answer.getSection(Section.ANSWER).stream().anyMatch(record -> record.getType() == Type.SOA);
    }

    private static Message question(DomainName name, int type) {
        Message question = Message.newQuery(Record.newRecord(Sets.name(name.value()), type, DClass.IN));
        question.getHeader().unsetFlag(Flags.RD);
        return question;
    }

    private static Update nothing(DomainName zone) {
        Update update = new Update(Sets.name(zone.value()));
        Sets.records(RecordSet.of(zone.value(), RecordType.TXT, NOTHING), Sets.USUAL_TTL)
                .forEach(update::delete);
        return update;
    }
}
