package org.mailhelm.platform.dns.check;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.mailhelm.api.mail.RequiredRecord.Necessity;
import org.mailhelm.platform.dns.lookup.Answer;
import org.mailhelm.platform.dns.lookup.Sighting;
import org.mailhelm.platform.dns.lookup.Sighting.Resolved;

/** What all checks have in common: who sees a record. */
final class Judge {

    private static final int HOUR = 60;

    private Judge() {}

    /**
     * Good when the best answer is; pending while not everybody sees that.
     *
     * @param good whether records are as they should be
     * @param passed the finding when they are
     * @param bad the finding when they aren't
     */
    static Finding of(Sighting seen, Predicate<List<String>> good, Finding passed, Finding bad) {
        Answer answer = seen.answer();
        if (answer instanceof Answer.Unknown unknown) {
            return passed.unknown(unknown.detail());
        }
        List<String> behind = resolvers(seen, good, false);
        if (good.test(answer.values())) {
            return behind.isEmpty()
                    ? passed
                    : passed.is(
                            Verdict.PENDING,
                            (seen.fromZone() ? "It is set, but " : "Some see it, but ") + String.join(" and ", behind)
                                    + (behind.size() == 1 ? " doesn't" : " don't") + " see that yet"
                                    + waiting(seen) + ".");
        }
        List<String> ahead = seen.fromZone() ? List.of() : resolvers(seen, good, true);
        return ahead.isEmpty()
                ? bad
                : bad.is(Verdict.PENDING, "So far only " + String.join(" and ", ahead) + " sees it as it should be.");
    }

    private static List<String> resolvers(Sighting seen, Predicate<List<String>> good, boolean those) {
        return seen.knowing().stream()
                .filter(one -> good.test(one.answer().values()) == those)
                .map(Resolved::server)
                .toList();
    }

    private static String waiting(Sighting seen) {
        long minutes = seen.knowing().stream()
                .map(one -> ttl(one.answer()))
                .mapToLong(Duration::toMinutes)
                .max()
                .orElse(0);
        return minutes == 0
                ? ""
                : minutes < 2 * HOUR
                        ? ", for up to " + Math.max(1, minutes) + " min"
                        : ", for up to " + minutes / HOUR + " h";
    }

    private static Duration ttl(Answer answer) {
        if (answer instanceof Answer.Found found) {
            return found.ttl();
        }
        return answer instanceof Answer.Absent absent ? absent.ttl() : Duration.ZERO;
    }

    /** How bad it is that something is missing. */
    static Verdict missing(Necessity necessity) {
        return switch (necessity) {
            case REQUIRED -> Verdict.FAIL;
            case RECOMMENDED -> Verdict.WARN;
            case OPTIONAL -> Verdict.SKIPPED;
        };
    }

    /** How bad it is that something says the wrong thing: what nobody needs is somebody's choice. */
    static Verdict wrong(Necessity necessity) {
        return missing(necessity);
    }
}
