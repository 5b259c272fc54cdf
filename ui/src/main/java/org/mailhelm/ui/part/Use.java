package org.mailhelm.ui.part;

/** A meter: how much of something is used. A share above 80 % warns, above 95 % alarms. */
public record Use(long used, long limit, String words) {
    public boolean limited() {
        return limit > 0;
    }

    public State state() {
        if (!limited() || used * 100 < limit * 80) {
            return State.OK;
        }
        return used * 100 < limit * 95 ? State.WARN : State.BAD;
    }
}
