package org.mailhelm.platform.rest;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The calls of one kind, reads or writes, that a credential has left. Guarded by the lock of its {@link Budget}.
 *
 * <p>A call takes its place from when it is sent until one window after its answer: somewhere in between the outside
 * system counts it, and nobody knows when.
 */
final class Allowance {

    private static final long SHORTLY = TimeUnit.MILLISECONDS.toNanos(50);
    /** The last free place goes to background work only when the next one comes so soon. */
    private static final long SOON = TimeUnit.SECONDS.toNanos(5);
    /** As long, the first call of all goes alone: its answer tells what others have used, or this host before. */
    private static final long FIRST_ANSWER = TimeUnit.SECONDS.toNanos(3);

    /** What is told of one window of the outside system's may differ by as much. */
    private static final long SAME = TimeUnit.SECONDS.toNanos(2);

    private final boolean reads;
    private final Deque<Long> answered = new ArrayDeque<>();
    private int underWay;
    private boolean spokenTo;
    private boolean heard;
    private long firstTaken;
    private long pausedUntil;
    private final Map<CallPriority, Integer> waiting = new EnumMap<>(CallPriority.class);
    private final Map<CallPriority, Long> lastTaken = new EnumMap<>(CallPriority.class);
    private Optional<Told> told = Optional.empty();
    private long takenSince;

    Allowance(boolean reads, long now) {
        this.reads = reads;
        this.pausedUntil = now;
    }

    void pause(long until) {
        pausedUntil = Math.max(pausedUntil, until);
    }

    void waits(CallPriority priority) {
        waiting.merge(priority, 1, Integer::sum);
    }

    void waitsNoLonger(CallPriority priority) {
        waiting.merge(priority, -1, Integer::sum);
    }

    void taken(CallPriority priority, long now) {
        if (!spokenTo) {
            spokenTo = true;
            firstTaken = now;
        }
        underWay++;
        takenSince++;
        lastTaken.put(priority, now);
    }

    /** A call has ended, whether there was an answer or not. */
    void ended(long now) {
        underWay--;
        heard = true;
        answered.addLast(now);
    }

    /**
     * What the outside system says is left, and until when. When that is less than what our own calls explain, others use
     * the credential too, or this host did before it was started anew.
     */
    void told(long remaining, long until, int allowed, Duration length, long now) {
        forget(length.toNanos(), now);
        if (allowed == 0) {
            if (remaining == 0) {
                pause(until);
            }
            return;
        }
        long others = Math.max(0, allowed - answered.size() - underWay - remaining);
        long known = told.filter(former -> former.until > now && Math.abs(former.until - until) < SAME)
                .map(former -> former.others)
                .orElse(0L);
        told = Optional.of(new Told(Math.max(others, known), remaining, until));
        takenSince = underWay - 1;
    }

    /**
     * How long until a call may be made, 0 or less for now.
     *
     * @param allowed calls in a window; 0 means without limit
     */
    long wait(int allowed, Duration length, CallPriority priority, long now) {
        boolean background = priority != CallPriority.PERSON;
        long wait = Math.max(pausedUntil - now, background && waiting(CallPriority.PERSON) ? SHORTLY : 0);
        if (allowed == 0) {
            return wait;
        }
        long window = length.toNanos();
        forget(window, now);
        told = told.filter(still -> still.until > now);
        int usable = Math.max(1, allowed - kept(priority, allowed, window, now));
        wait = Math.max(wait, waitForPlace(usable, window, now));
        wait = Math.max(wait, waitForOthers(usable, window, now));
        if (!heard && underWay > 0 && now - firstTaken < FIRST_ANSWER) {
            wait = Math.max(wait, SHORTLY);
        }
        boolean inStep = priority == CallPriority.UPKEEP || (background && !reads);
        return inStep ? Math.max(wait, waitInStep(allowed, usable, window, now)) : wait;
    }

    private boolean waiting(CallPriority priority) {
        return waiting.getOrDefault(priority, 0) > 0;
    }

    private void forget(long window, long now) {
        while (!answered.isEmpty() && answered.getFirst() + window <= now) {
            answered.removeFirst();
        }
    }

    /**
     * Places that background work leaves to people: a quarter. Of the writes only while people write, because somebody
     * waits for an import too; where nobody does, one goes after the other at an even pace, so that a person who comes
     * gets the next place soon. Upkeep leaves jobs another quarter of the reads while they read, and reads at an even pace
     * itself, so that a job that begins gets its first place soon.
     */
    private int kept(CallPriority priority, int allowed, long window, long now) {
        if (priority == CallPriority.PERSON) {
            return 0;
        }
        boolean forPeople = reads || recent(CallPriority.PERSON, window, now);
        boolean forJobs = reads
                && priority == CallPriority.UPKEEP
                && (waiting(CallPriority.JOB) || recent(CallPriority.JOB, window, now));
        return (forPeople ? allowed / 4 : 0) + (forJobs ? allowed / 4 : 0);
    }

    private boolean recent(CallPriority priority, long window, long now) {
        return last(priority, now - window) > now - window;
    }

    private long last(CallPriority priority, long never) {
        return lastTaken.getOrDefault(priority, never);
    }

    private long waitForPlace(int usable, long window, long now) {
        int tooMany = answered.size() + underWay - usable;
        if (tooMany < 0) {
            return 0;
        }
        if (tooMany >= answered.size()) {
            return SHORTLY;
        }
        Iterator<Long> oldest = answered.iterator();
        long freed = oldest.next();
        for (int i = 0; i < tooMany; i++) {
            freed = oldest.next();
        }
        return freed + window - now;
    }

    private long waitInStep(int allowed, int usable, long window, long now) {
        int made = answered.size() + underWay;
        long before = now - window;
        long begun = Math.max(last(CallPriority.JOB, before), last(CallPriority.UPKEEP, before));
        long pace = made < allowed / 4 ? 0 : begun + window / usable - now;
        boolean last = made > 0 && made == allowed - 1;
        if (!last) {
            return pace;
        }
        return Math.max(pace, answered.isEmpty() ? SHORTLY : answered.getFirst() + window - now - SOON);
    }

    /** Leaves others what they have used, and takes no more than was left when that was last told. */
    private long waitForOthers(int usable, long window, long now) {
        if (told.isEmpty()) {
            return 0;
        }
        Told last = told.get();
        long untilTold = last.until - now;
        long rest = usable - last.others;
        long wait = rest <= 0 ? untilTold : Math.min(untilTold, waitForPlace((int) rest, window, now));
        // None left is no news: our own calls explain it, or the others were counted above.
        if (last.remaining > 0 && takenSince >= last.remaining) {
            wait = Math.max(wait, underWay > 0 ? SHORTLY : untilTold);
        }
        return wait;
    }

    /**
     * What the outside system said last.
     *
     * @param others calls that aren't ours
     * @param remaining calls that were left
     * @param until when it counts anew
     */
    private record Told(long others, long remaining, long until) {}
}
