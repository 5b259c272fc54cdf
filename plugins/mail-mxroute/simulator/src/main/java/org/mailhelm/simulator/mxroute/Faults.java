package org.mailhelm.simulator.mxroute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a simulator does wrong, when a test wants it to. Nothing, until told. */
public final class Faults {

    private final List<Planned> planned = new ArrayList<>();

    /** The next call that isn't planned for yet. */
    public void next(Fault fault) {
        on(".*", 1, fault);
    }

    /** Every call from now on. */
    public void always(Fault fault) {
        on(".*", Integer.MAX_VALUE, fault);
    }

    /**
     * The next calls of a kind.
     *
     * @param calls a pattern for method and path, as in {@code POST /domains/.*}
     * @param times how many of them
     */
    public synchronized void on(String calls, int times, Fault fault) {
        planned.add(new Planned(Pattern.compile(calls), times, fault));
    }

    /** All is well again. */
    public synchronized void mend() {
        planned.clear();
    }

    synchronized Optional<Fault> strike(String call) {
        for (Planned plan : planned) {
            if (plan.left > 0 && plan.calls.matcher(call).matches()) {
                plan.left--;
                return Optional.of(plan.fault);
            }
        }
        return Optional.empty();
    }

    private static final class Planned {
        private final Pattern calls;
        private final Fault fault;
        private int left;

        Planned(Pattern calls, int times, Fault fault) {
            this.calls = calls;
            this.left = times;
            this.fault = fault;
        }
    }
}
