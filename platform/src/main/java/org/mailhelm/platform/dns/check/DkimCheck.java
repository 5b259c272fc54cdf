package org.mailhelm.platform.dns.check;

import java.util.List;
import java.util.stream.Stream;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;
import org.mailhelm.platform.dns.lookup.Answer;
import org.mailhelm.platform.dns.lookup.Sighting;

/** The keys that sign outgoing mail, compared by the key itself (RFC 6376). */
final class DkimCheck {

    private static final String WHY = "Receivers check with it that a mail comes from the domain and was not changed.";
    private static final int SHORT = 1024;

    private DkimCheck() {}

    static Stream<Finding> check(Subject subject, Answers answers) {
        return subject.about(Topic.DKIM)
                .map(wanted -> wanted.type().equals(RecordType.CNAME)
                        ? NameCheck.alias(about(wanted), wanted, answers)
                        : key(wanted, answers));
    }

    private static Finding about(DesiredRecord wanted) {
        return Finding.about("dkim", "DKIM (TXT)", wanted.name().value(), WHY)
                .toSet(wanted)
                .expected(List.of(wanted.value()));
    }

    private static Finding key(DesiredRecord wanted, Answers answers) {
        Sighting seen = answers.of(wanted.name().value(), RecordType.TXT);
        Finding about = about(wanted).found(seen.values());
        if (seen.answer() instanceof Answer.Unknown unknown) {
            return about.unknown(unknown.detail());
        }
        DkimKey key = DkimKey.parse(wanted.value());
        return Judge.of(
                seen,
                values -> holds(values, key),
                sound(about, seen.values(), key),
                bad(about, seen.values(), key, Judge.wrong(wanted.necessity())));
    }

    private static boolean holds(List<String> values, DkimKey key) {
        return values.stream().map(DkimKey::parse).anyMatch(key::same);
    }

    private static Finding sound(Finding about, List<String> values, DkimKey key) {
        if (values.size() > 1) {
            return about.warn("There are " + values.size()
                    + " records at its name. Receivers may take the wrong one: leave only the expected one.");
        }
        DkimKey live = DkimKey.parse(values.isEmpty() ? "" : values.get(0));
        if (!live.mistakes().isEmpty()) {
            return about.warn(String.join(" ", live.mistakes()));
        }
        if (!live.forMail()) {
            return about.warn("It says that it isn't for mail (s=).");
        }
        if (live.testing()) {
            return about.warn("It says that it is only tried out (t=y): receivers need not mind wrong signatures.");
        }
        if (key.bits().isPresent() && key.bits().getAsInt() < SHORT) {
            return about.warn(
                    "The key has " + key.bits().getAsInt() + " bits. Receivers refuse those under " + SHORT + ".");
        }
        return about.pass("The key is the one that the mail host signs with.");
    }

    private static Finding bad(Finding about, List<String> values, DkimKey key, Verdict verdict) {
        if (values.isEmpty()) {
            return about.is(verdict, "There is no key: signatures of the domain can't be checked.");
        }
        if (values.stream().map(DkimKey::parse).allMatch(DkimKey::revoked) && !key.revoked()) {
            return about.is(verdict, "The key was revoked (p= is empty): each signature counts as wrong.");
        }
        return about.is(verdict, "Another key is published than the one that the mail host signs with.");
    }
}
