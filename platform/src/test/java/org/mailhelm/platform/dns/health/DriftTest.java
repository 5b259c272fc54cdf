package org.mailhelm.platform.dns.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.mailhelm.platform.dns.check.Finding;
import org.mailhelm.platform.dns.check.Verdict;
import org.mailhelm.platform.dns.health.Drift.Kind;
import org.mailhelm.platform.dns.health.Drift.Look;

class DriftTest {

    @Test
    void tellsWhatWasRightAndIsNoMoreAndWhenItIsAgain() {
        Drift first = look(Map.of(), Verdict.PASS, true, "10 mx.host.example");
        Drift broken = look(first.believed(), Verdict.FAIL, true, "10 evil.example");
        Drift mended = look(broken.believed(), Verdict.PASS, true, "10 mx.host.example");

        assertThat(first.changes()).isEmpty();
        assertThat(broken.changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.DRIFT);
            assertThat(change.before().values()).containsExactly("10 mx.host.example");
            assertThat(change.now().values()).containsExactly("10 evil.example");
        });
        assertThat(mended.changes()).extracting(Drift.Change::kind).containsExactly(Kind.RECOVERED);
    }

    @Test
    void tellsAValueThatIsOtherwiseRight() {
        Drift first = look(Map.of(), Verdict.PASS, true, "v=spf1 a -all");

        assertThat(look(first.believed(), Verdict.PASS, true, "v=spf1 a ~all").changes())
                .extracting(Drift.Change::kind)
                .containsExactly(Kind.CHANGED);
    }

    @Test
    void doesNotMindTheOrderOfAnswers() {
        Drift first = look(Map.of(), Verdict.PASS, true, "10 a.example", "20 b.example");

        assertThat(look(first.believed(), Verdict.PASS, true, "20 b.example", "10 a.example")
                        .changes())
                .isEmpty();
    }

    @Test
    void believesResolversAtTheSecondLook() {
        Drift first = look(Map.of(), Verdict.PASS, false, "10 a.example");
        Drift once = look(first.believed(), Verdict.FAIL, false, "10 b.example");
        Drift twice = look(once.believed(), Verdict.FAIL, false, "10 b.example");
        Drift backAfterOne = look(once.believed(), Verdict.PASS, false, "10 a.example");

        assertThat(once.changes()).isEmpty();
        assertThat(once.undecided()).isTrue();
        assertThat(twice.changes()).extracting(Drift.Change::kind).containsExactly(Kind.DRIFT);
        assertThat(twice.undecided()).isFalse();
        assertThat(backAfterOne.changes()).isEmpty();
        assertThat(backAfterOne.undecided()).isFalse();
    }

    @Test
    void doesNotBelieveTwoResolversThatTakeTurns() {
        Drift at = look(Map.of(), Verdict.PASS, false, "10 a.example");
        List<Drift.Change> changes = new ArrayList<>();
        for (String value : List.of("10 b.example", "10 a.example", "10 b.example", "10 a.example")) {
            at = look(at.believed(), value.contains("a.") ? Verdict.PASS : Verdict.FAIL, false, value);
            changes.addAll(at.changes());
        }

        assertThat(changes).isEmpty();
    }

    @Property
    void neverTellsAnythingOfWhatNobodyCouldTell(@ForAll @Size(max = 12) List<Boolean> heard) {
        Drift at = look(Map.of(), Verdict.PASS, true, "10 a.example");
        for (boolean answered : heard) {
            at = answered
                    ? look(at.believed(), Verdict.PASS, true, "10 a.example")
                    : look(at.believed(), Verdict.UNKNOWN, false);
            assertThat(at.changes()).isEmpty();
        }
    }

    private static Drift look(Map<String, Believed> before, Verdict verdict, boolean sure, String... values) {
        Finding finding =
                new Finding("mx", "MX Records", "example.com", verdict, "", "", List.of(values), List.of(), null);
        return Drift.of(before, List.of(new Look(finding, sure)));
    }
}
