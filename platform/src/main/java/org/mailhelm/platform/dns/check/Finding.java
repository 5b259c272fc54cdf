package org.mailhelm.platform.dns.check;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailhelm.platform.dns.desired.DesiredRecord;

/**
 * What one check came to.
 *
 * @param key what was checked, as in {@code spf}
 * @param label the same for people
 * @param host the name that was looked at
 * @param verdict what it came to
 * @param message one or two sentences for people
 * @param why what depends on it
 * @param found the evidence
 * @param expected what should be there; none when nothing in particular is
 * @param record what to set; null when nothing or when the DNS of the domain is not the place
 */
public record Finding(
        String key,
        String label,
        String host,
        Verdict verdict,
        String message,
        String why,
        List<String> found,
        List<String> expected,
        @Nullable RecordToSet record) {

    /** Keeps copies. */
    public Finding {
        found = List.copyOf(found);
        expected = List.copyOf(expected);
    }

    /** A record as people enter it. */
    public record RecordToSet(String type, String name, String value) {
        static RecordToSet of(DesiredRecord wanted) {
            return new RecordToSet(wanted.type().name(), wanted.name().value(), wanted.value());
        }
    }

    /** The beginning of one, before it is known what the check comes to. */
    static Finding about(String key, String label, String host, String why) {
        return new Finding(key, label, host, Verdict.UNKNOWN, "", why, List.of(), List.of(), null);
    }

    Finding is(Verdict now, String says) {
        return new Finding(key, label, host, now, says, why, found, expected, record);
    }

    Finding pass(String says) {
        return is(Verdict.PASS, says);
    }

    Finding warn(String says) {
        return is(Verdict.WARN, says);
    }

    Finding fail(String says) {
        return is(Verdict.FAIL, says);
    }

    Finding skipped(String says) {
        return is(Verdict.SKIPPED, says);
    }

    Finding unknown(String detail) {
        return is(Verdict.UNKNOWN, "Nobody could tell: " + detail);
    }

    Finding found(List<String> evidence) {
        return new Finding(key, label, host, verdict, message, why, evidence, expected, record);
    }

    Finding expected(List<String> values) {
        return new Finding(key, label, host, verdict, message, why, found, values, record);
    }

    Finding toSet(DesiredRecord wanted) {
        return new Finding(key, label, host, verdict, message, why, found, expected, RecordToSet.of(wanted));
    }

    /** What to set, where somebody has something to do. */
    @JsonIgnore
    public Optional<RecordToSet> advice() {
        return needsSomebody() ? Optional.ofNullable(record) : Optional.empty();
    }

    /** Whether somebody has something to do. */
    @JsonIgnore
    public boolean needsSomebody() {
        return verdict == Verdict.FAIL || verdict == Verdict.WARN;
    }
}
