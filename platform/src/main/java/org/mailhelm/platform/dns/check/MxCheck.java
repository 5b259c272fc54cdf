package org.mailhelm.platform.dns.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;
import org.mailhelm.platform.dns.lookup.Answer;
import org.mailhelm.platform.dns.lookup.Sighting;

/** Where mail for a domain goes. */
final class MxCheck {

    private static final String WHY = "It says which servers take mail for the domain.";
    private static final int MOST_HOSTS = 10;

    private MxCheck() {}

    static Finding check(Subject subject, Answers answers) {
        List<DesiredRecord> wanted = subject.about(Topic.MX).toList();
        Set<String> expected = hosts(wanted.stream().map(DesiredRecord::value).toList());
        String domain = subject.domain().value();
        Sighting seen = answers.of(domain, RecordType.MX);
        List<String> live = seen.values();
        Finding about = Finding.about("mx", "MX Records", domain, WHY)
                .found(live)
                .expected(wanted.stream().map(DesiredRecord::value).sorted().toList());
        for (DesiredRecord record : wanted) {
            if (!hosts(live).contains(host(record.value()))) {
                about = about.toSet(record);
                break;
            }
        }
        if (seen.answer() instanceof Answer.Unknown unknown) {
            return about.unknown(unknown.detail());
        }
        Finding bad = missing(about, expected, live);
        return Judge.of(
                seen,
                values -> !values.isEmpty() && !nullMx(values) && hosts(values).containsAll(expected),
                bad == about ? addresses(about, expected, live, answers) : bad,
                bad);
    }

    /** The same finding when nothing is missing. */
    private static Finding missing(Finding about, Set<String> expected, List<String> live) {
        if (live.isEmpty()) {
            return about.fail("There is no MX record: mail for the domain has nowhere to go.");
        }
        if (nullMx(live)) {
            return about.fail("A null MX (0 .) says that the domain takes no mail at all.");
        }
        Set<String> absent = new TreeSet<>(expected);
        absent.removeAll(hosts(live));
        if (absent.isEmpty()) {
            return about;
        }
        return about.fail(
                absent.size() == expected.size()
                        ? "Mail for the domain goes elsewhere."
                        : String.join(" and ", absent) + " is missing.");
    }

    private static Finding addresses(Finding about, Set<String> expected, List<String> live, Answers answers) {
        List<String> odd = new ArrayList<>();
        for (String host : hosts(live).stream().limit(MOST_HOSTS).toList()) {
            Answer v4 = answers.of(host, RecordType.A).answer();
            Answer v6 = answers.of(host, RecordType.AAAA).answer();
            if (v4 instanceof Answer.Absent && v6 instanceof Answer.Absent) {
                return about.fail(host + " has no address: mail can't be delivered to it.");
            }
            if (!v4.aliases().isEmpty()) {
                odd.add(host + " is another name (CNAME), which an MX record must not lead to.");
            }
        }
        Set<String> foreign = new TreeSet<>(hosts(live));
        foreign.removeAll(expected);
        if (!expected.isEmpty() && !foreign.isEmpty()) {
            return about.warn("Some mail may go to " + String.join(" and ", foreign)
                    + ", which is not a server of the domain's mail host.");
        }
        return odd.isEmpty() ? about.pass("Mail goes where it should.") : about.warn(String.join(" ", odd));
    }

    private static boolean nullMx(List<String> values) {
        return values.stream().anyMatch(value -> host(value).equals("."));
    }

    private static Set<String> hosts(List<String> values) {
        return values.stream().map(MxCheck::host).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String host(String value) {
        String host = value.substring(value.indexOf(' ') + 1).strip().toLowerCase(Locale.ROOT);
        return host.length() > 1 && host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }
}
