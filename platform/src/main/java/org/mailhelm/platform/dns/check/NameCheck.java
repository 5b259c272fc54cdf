package org.mailhelm.platform.dns.check;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;
import org.mailhelm.platform.dns.lookup.Answer;
import org.mailhelm.platform.dns.lookup.Sighting;

/** Names that lead to servers, and texts that only have to be there. */
final class NameCheck {

    private NameCheck() {}

    static Stream<Finding> check(Subject subject, Answers answers) {
        return subject.desired().stream()
                .filter(record -> !key(record.topic()).isEmpty())
                .map(record -> check(about(record), record, answers));
    }

    private static String key(Topic topic) {
        return switch (topic) {
            case VERIFICATION -> "verification";
            case MAIL_HOST -> "mail";
            case WEBMAIL -> "webmail";
            case CLIENT_DISCOVERY -> "discovery";
            default -> "";
        };
    }

    private static Finding about(DesiredRecord record) {
        String type = " (" + record.type().name() + ")";
        String label = switch (record.topic()) {
            case VERIFICATION -> "Domain Verification";
            case MAIL_HOST -> "Mail server";
            case WEBMAIL -> "Webmail";
            default -> "Settings for mail programs";
        };
        String why = switch (record.topic()) {
            case VERIFICATION -> "It proves to the mail host that the domain is yours.";
            case MAIL_HOST -> "Mail programs connect to that name.";
            case WEBMAIL -> "People find their webmail under that name.";
            default -> "Mail programs find their settings by it, so that nobody has to type them.";
        };
        return Finding.about(key(record.topic()), label + type, record.name().value(), why)
                .toSet(record)
                .expected(List.of(record.value()));
    }

    private static Finding check(Finding about, DesiredRecord record, Answers answers) {
        return record.type().equals(RecordType.CNAME) ? alias(about, record, answers) : among(about, record, answers);
    }

    /** A record that has to be among those of its name. */
    static Finding among(Finding about, DesiredRecord record, Answers answers) {
        Sighting seen = answers.of(record.name().value(), record.type());
        String wanted = plain(record);
        Finding evidence = about.found(seen.values());
        return Judge.of(
                seen,
                values -> values.stream()
                        .anyMatch(value -> plain(record.type(), value).equals(wanted)),
                evidence.pass("It is there."),
                evidence.is(
                        Judge.missing(record.necessity()),
                        seen.values().isEmpty() ? "It isn't there." : "Another record stands there."));
    }

    /** Texts are compared as they are; names don't tell upper from lower case. */
    private static String plain(DesiredRecord record) {
        return plain(record.type(), record.value());
    }

    private static String plain(RecordType type, String value) {
        if (type.equals(RecordType.TXT)) {
            return value.strip();
        }
        String lower = value.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(".") && lower.length() > 1 ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** A name that has to lead to another one, by CNAME or by the same addresses. */
    static Finding alias(Finding about, DesiredRecord record, Answers answers) {
        String name = record.name().value();
        String target = plain(record);
        Sighting seen = answers.of(name, RecordType.CNAME);
        Finding evidence = about.found(seen.values());
        if (seen.answer() instanceof Answer.Absent) {
            return addresses(evidence, record, target, seen, answers);
        }
        return Judge.of(
                seen,
                values -> values.contains(target),
                evidence.pass("It leads to " + target + "."),
                evidence.is(
                        Judge.wrong(record.necessity()),
                        "It leads to " + String.join(" and ", seen.values()) + " instead of " + target + "."));
    }

    private static Finding addresses(
            Finding about, DesiredRecord record, String target, Sighting seen, Answers answers) {
        Answer here4 = answers.of(record.name().value(), RecordType.A).answer();
        Answer here6 = answers.of(record.name().value(), RecordType.AAAA).answer();
        for (Answer answer : List.of(here4, here6)) {
            if (answer instanceof Answer.Unknown unknown) {
                return about.unknown(unknown.detail());
            }
        }
        Set<String> here = both(here4, here6);
        if (here.isEmpty()) {
            Finding missing = about.is(Judge.missing(record.necessity()), "It isn't there.");
            return Judge.of(seen, values -> values.contains(target), missing, missing);
        }
        Finding evidence = about.found(List.copyOf(here));
        Answer there4 = answers.of(target, RecordType.A).answer();
        Answer there6 = answers.of(target, RecordType.AAAA).answer();
        if (both(there4, there6).containsAll(here)) {
            return evidence.pass("It has the addresses of " + target + ".");
        }
        return there4.known() && there6.known()
                ? evidence.is(
                        Judge.wrong(record.necessity()),
                        "Address records stand where a CNAME to " + target + " belongs, and lead elsewhere. "
                                + "They have to go first: a CNAME can't stand beside them.")
                : evidence.unknown("the addresses of " + target + " are not known.");
    }

    private static Set<String> both(Answer v4, Answer v6) {
        Set<String> all = new HashSet<>(v4.values());
        all.addAll(v6.values());
        return all;
    }
}
