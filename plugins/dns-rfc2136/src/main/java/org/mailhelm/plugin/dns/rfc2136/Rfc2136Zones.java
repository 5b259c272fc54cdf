package org.mailhelm.plugin.dns.rfc2136;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.Applied;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.dns.Zone;
import org.mailhelm.api.dns.ZoneAbilities;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Update;
import org.xbill.DNS.ZoneTransferException;
import org.xbill.DNS.ZoneTransferIn;

/** Zones of one name server. */
final class Rfc2136Zones implements DnsZones {

    /** What is asked for where a zone isn't shown as a whole. */
    private static final List<RecordType> TYPES = List.of(
                    "A",
                    "AAAA",
                    "CNAME",
                    "MX",
                    "NS",
                    "TXT",
                    "SRV",
                    "CAA",
                    "TLSA",
                    "PTR",
                    "HTTPS",
                    "SVCB",
                    "DS",
                    "SSHFP",
                    "NAPTR",
                    "SPF",
                    "URI",
                    "DNAME",
                    "SMIMEA",
                    "OPENPGPKEY",
                    "CERT",
                    "LOC")
            .stream()
            .map(RecordType::new)
            .toList();

    private final List<DomainName> names;
    private final Server server;

    Rfc2136Zones(Rfc2136Settings settings, Server server) {
        this.names = settings.zones().stream().map(DomainName::new).distinct().toList();
        this.server = server;
    }

    @Override
    public void verify() {
        try (Session session = Session.open(server)) {
            new ZoneStates(server, session).verify(names);
        }
    }

    @Override
    public ZoneAbilities abilities() {
        return new ZoneAbilities(Duration.ofSeconds(1), Optional.of(Sets.USUAL_TTL), Set.of(), true);
    }

    @Override
    public List<Zone> zones() {
        try (Session session = Session.open(server)) {
            return new ZoneStates(server, session).zones(names);
        }
    }

    @Override
    public Optional<Zone> zoneOf(DomainName name) {
        Optional<DomainName> longest = names.stream()
                .filter(name::isWithin)
                .max(Comparator.comparingInt(zone -> zone.value().length()));
        if (longest.isEmpty()) {
            return Optional.empty();
        }
        try (Session session = Session.open(server)) {
            return Optional.of(new ZoneStates(server, session)
                    .zones(List.of(longest.get()))
                    .get(0));
        }
    }

    @Override
    public List<RecordSet> records(Zone zone) {
        check(zone);
        try (Session session = Session.open(server)) {
            new ZoneStates(server, session).check(zone.name());
        }
        try {
            ZoneTransferIn transfer =
                    ZoneTransferIn.newAXFR(Sets.name(zone.name().value()), server.address(), server.key());
            transfer.setTimeout(server.patience());
            transfer.run();
            return Sets.of(transfer.getAXFR());
        } catch (ZoneTransferException e) {
            throw new Failure.Forbidden("The name server " + server + " doesn't show the zone " + zone.name()
                    + " as a whole to the key " + server.keyName() + ". Allow it in allow-transfer (BIND) or acl"
                    + " (Knot). Plans ask for single names and go on working.");
        } catch (IOException e) {
            throw Session.failure(server, e);
        }
    }

    @Override
    public List<RecordSet> records(Zone zone, Set<String> asked) {
        check(zone);
        List<Key> keys = asked.stream()
                .filter(name -> name.equals(zone.name().value()) || name.endsWith("." + zone.name()))
                .flatMap(name -> TYPES.stream().map(type -> new Key(name, type)))
                .toList();
        try (Session session = Session.open(server)) {
            return List.copyOf(
                    new Lookup(server, session, zone.name().value()).sets(keys).values());
        }
    }

    private void check(Zone zone) {
        if (!names.contains(zone.name())) {
            throw new Failure.NotFound("The zone " + zone.name() + " isn't among those of this connection.");
        }
    }

    @Override
    public Applied apply(Zone zone, List<RecordChange> changes) {
        check(zone);
        String apex = zone.name().value();
        List<RecordChange> written = changes.stream().map(Sets::written).toList();
        try (Session session = Session.open(server)) {
            Lookup lookup = new Lookup(server, session, apex);
            Transaction transaction = transaction(apex, written, lookup);
            if (transaction.isEmpty()) {
                return Applied.all(changes);
            }
            carryOut(session, apex, transaction.message());
            return seen(changes, written, lookup);
        } catch (Failure.Unavailable open) {
            return madeAfterAll(apex, written)
                    .map(unused -> Applied.all(changes))
                    .orElseThrow(() -> open);
        }
    }

    private static Transaction transaction(String apex, List<RecordChange> changes, Lookup lookup) {
        Set<Key> keys = new LinkedHashSet<>();
        changes.forEach(change -> {
            keys.add(Key.of(change));
            keys.add(Key.of(change).of(RecordType.CNAME));
        });
        Map<Key, RecordSet> now = lookup.sets(keys);
        Transaction transaction = new Transaction(Sets.name(apex));
        for (RecordChange change : changes) {
            Optional<RecordSet> served = Optional.ofNullable(now.get(Key.of(change)));
            if (change.isNeeded(served)) {
                checkForAlias(change, now, changes);
                transaction.add(change, served);
            }
        }
        return transaction;
    }

    /** The server would only say that something is in the way. */
    private static void checkForAlias(RecordChange change, Map<Key, RecordSet> now, List<RecordChange> all) {
        Key alias = Key.of(change).of(RecordType.CNAME);
        RecordSet there = now.get(alias);
        boolean stays = all.stream()
                .noneMatch(other -> Key.of(other).equals(alias) && other.after().isEmpty());
        if (there != null
                && stays
                && change.after().isPresent()
                && !Key.of(change).equals(alias)) {
            throw new Failure.Conflict(
                    change.name() + " is an alias (CNAME) of " + there.values().get(0)
                            + ", and nothing can stand beside one. Nothing was changed; take the alias away first.");
        }
    }

    private void carryOut(Session session, String apex, Update update) {
        Message answer = session.ask(update);
        if (answer.getHeader().getRcode() != Rcode.NOERROR) {
            throw Refusals.ofUpdate(server, apex, answer);
        }
    }

    /** A server may leave something out without a word (RFC 2136, section 3.4.2.2), so it is asked for what came of it. */
    private static Applied seen(List<RecordChange> changes, List<RecordChange> written, Lookup lookup) {
        Map<Key, RecordSet> now = lookup.sets(written.stream().map(Key::of).toList());
        List<RecordChange> done = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            RecordChange change = written.get(i);
            if (change.isDone(Optional.ofNullable(now.get(Key.of(change))))) {
                done.add(changes.get(i));
            } else {
                left.add(change.type() + " of " + change.name());
            }
        }
        return left.isEmpty()
                ? Applied.all(changes)
                : new Applied(
                        done,
                        Optional.of(new Failure.Conflict("The name server took the changes but left out "
                                + String.join(", ", left)
                                + ". Records of other types stand in the way of an alias (CNAME), or it was changed"
                                + " since. Look at the plan again.")));
    }

    /** When it stays open whether the changes were made, the zone is asked. */
    private Optional<Boolean> madeAfterAll(String apex, List<RecordChange> changes) {
        try (Session session = Session.open(server)) {
            return Optional.of(transaction(apex, changes, new Lookup(server, session, apex))
                            .isEmpty())
                    .filter(Boolean::booleanValue);
        } catch (Failure stillOpen) {
            return Optional.empty();
        }
    }
}
