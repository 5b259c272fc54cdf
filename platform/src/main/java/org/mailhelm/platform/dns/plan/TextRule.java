package org.mailhelm.platform.dns.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailhelm.platform.dns.desired.DmarcRecord;

/** TXT records, by what each is for. What else stands in the same set stays there (RFC 2181, section 5). */
final class TextRule {

    private static final int MOST_LOOKUPS = 10;
    private static final Pattern DKIM_KEY = Pattern.compile("(?:^|;)\\s*p\\s*=([^;]*)");
    private static final Pattern DKIM_KIND = Pattern.compile("(?:^|;)\\s*k\\s*=\\s*([A-Za-z0-9]+)");

    private TextRule() {}

    static Item plan(Wish wish, Ground ground) {
        return switch (wish.topic()) {
            case SPF -> spf(wish, ground);
            case DKIM -> one(wish, ground, value -> dkim(value).isPresent(), value -> sameKey(value, wish.value()));
            case DMARC -> one(wish, ground, DmarcRecord::claims, value -> dmarc(wish, ground, value));
            case MTA_STS -> one(wish, ground, value -> begins(value, "v=stsv1"), wish.value()::equals);
            case TLS_RPT -> one(wish, ground, value -> begins(value, "v=tlsrptv1"), wish.value()::equals);
            default -> one(wish, ground, value -> isFormer(wish, ground, value), wish.value()::equals);
        };
    }

    /** Several policies are none (RFC 7208, section 4.5), so they become one that allows what each of them allows. */
    private static Item spf(Wish wish, Ground ground) {
        List<String> there = candidates(wish, ground, Spf::is);
        Spf wanted = Spf.parse(wish.value());
        if (there.isEmpty()) {
            return wish.edit(Op.CREATE, List.of(), wish.values(), false, "");
        }
        List<Spf> policies = there.stream().map(Spf::parse).toList();
        List<Spf> former =
                ground.of(wish).stream().map(each -> Spf.parse(each.wanted())).toList();
        boolean ours = ground.ours(wish.name(), wish.type(), there);
        Spf merged = Spf.merge(policies, wanted, former);
        if (there.size() == 1
                && ((policies.get(0).covers(wanted) && !policies.get(0).holdsLeftover(former, wanted))
                        || merged.text().equals(there.get(0)))) {
            return wish.unchanged(there, ours);
        }
        List<String> notes = new ArrayList<>();
        if (there.size() > 1) {
            notes.add("There are " + there.size()
                    + " SPF records, which counts as none; they become one that allows what each of them allows.");
        }
        if (policies.stream()
                .anyMatch(each -> each.all().filter(all -> all == '+').isPresent())) {
            notes.add("“+all” lets everybody send for the domain and goes.");
        }
        if (merged.lookups() > MOST_LOOKUPS) {
            notes.add("It costs " + merged.lookups() + " DNS lookups; receivers stop at " + MOST_LOOKUPS
                    + " and then trust nothing of it. Take out senders that are gone.");
        }
        return wish.edit(Op.CHANGE, there, List.of(merged.text()), ours, String.join(" ", notes));
    }

    /** One value that may stand only once; another one of the same kind would have to go. */
    private static Item one(Wish wish, Ground ground, Predicate<String> kind, Predicate<String> asGood) {
        List<String> there = candidates(
                wish, ground, value -> kind.test(value) || wish.value().equals(value));
        if (there.isEmpty()) {
            return wish.edit(Op.CREATE, List.of(), wish.values(), false, "");
        }
        List<String> good = there.stream().filter(asGood).toList();
        boolean ours = ground.ours(wish.name(), wish.type(), there);
        if (there.size() == 1 && good.size() == 1) {
            return wish.unchanged(there, ours);
        }
        // Of several, one that is as good may stay.
        String keeps = good.isEmpty() ? wish.value() : good.get(0);
        List<String> removes =
                there.stream().filter(value -> !value.equals(keeps)).toList();
        List<String> adds = good.isEmpty() ? wish.values() : List.of();
        Op op = ground.ours(wish.name(), wish.type(), removes) ? Op.CHANGE : Op.CONFLICT;
        String note = there.size() > 1
                ? "There are " + there.size() + " of them, where only one may be."
                : op == Op.CONFLICT ? "It was not written by Mailhelm." : "";
        Item item = wish.edit(op, removes, adds, there, ours, note, Map.of(), List.of());
        return adds.isEmpty()
                ? new Item(
                        item.id(),
                        op,
                        item.topic(),
                        item.necessity(),
                        item.name(),
                        item.type(),
                        there,
                        List.of(keeps),
                        ours,
                        note,
                        item.edits(),
                        item.claims())
                : item;
    }

    private static boolean dmarc(Wish wish, Ground ground, String value) {
        Optional<DmarcRecord> there = DmarcRecord.read(value);
        if (there.isEmpty()) {
            return value.equals(wish.value());
        }
        if (DmarcRecord.read(wish.value()).filter(there.get()::agrees).isPresent()) {
            return true;
        }
        // Somebody's own policy is better than one that nobody chose; what we wrote ourselves follows the choice.
        return !ground.dmarcChosen() && !ground.ours(wish.name(), wish.type(), value);
    }

    /** The key of a DKIM record; its spaces mean nothing, but its case does. */
    private static Optional<String> dkim(String value) {
        Matcher matcher = DKIM_KEY.matcher(value);
        return matcher.find() ? Optional.of(matcher.group(1).replaceAll("\\s", "")) : Optional.empty();
    }

    private static boolean sameKey(String one, String other) {
        return dkim(one).equals(dkim(other)) && keyKind(one).equals(keyKind(other));
    }

    private static String keyKind(String value) {
        Matcher matcher = DKIM_KIND.matcher(value);
        return matcher.find() ? matcher.group(1).toLowerCase(Locale.ROOT) : "rsa";
    }

    private static boolean begins(String value, String mark) {
        return value.replaceAll("\\s", "").toLowerCase(Locale.ROOT).startsWith(mark);
    }

    /** A proof that was asked for earlier gives way to the new one; proofs for others stay. */
    private static boolean isFormer(Wish wish, Ground ground, String value) {
        return ground.of(wish).stream().anyMatch(each -> each.written().equals(value));
    }

    private static List<String> candidates(Wish wish, Ground ground, Predicate<String> kind) {
        return ground.zone().values(wish.name(), wish.type()).stream()
                .filter(kind)
                .toList();
    }
}
