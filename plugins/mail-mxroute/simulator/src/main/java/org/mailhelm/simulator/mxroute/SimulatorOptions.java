package org.mailhelm.simulator.mxroute;

import java.time.Clock;
import java.time.Duration;

/**
 * How a simulator behaves.
 *
 * @param port to listen on; 0 takes a free one
 * @param server what must be in {@code X-Server}
 * @param user what must be in {@code X-Username}
 * @param key what must be in {@code X-API-Key}
 * @param reads calls with GET in a window; 0 means without limit
 * @param writes other calls in a window; 0 means without limit
 * @param window the window's length
 * @param counting how calls are counted
 * @param latency how long every answer takes at least
 * @param clock what the windows are measured with
 */
public record SimulatorOptions(
        int port,
        String server,
        String user,
        String key,
        int reads,
        int writes,
        Duration window,
        Counting counting,
        Duration latency,
        Clock clock) {

    /** The documented limits, counted in the strictest way, without latency. */
    public static SimulatorOptions documented() {
        return new SimulatorOptions(
                0,
                "eagle.mxlogin.com",
                "johndoe",
                "Mx0123456789abcdef0123456789abcdK1",
                100,
                20,
                Duration.ofMinutes(1),
                Counting.SLIDING,
                Duration.ZERO,
                Clock.systemUTC());
    }

    /** The same on a port of its own. */
    public SimulatorOptions on(int chosenPort) {
        return new SimulatorOptions(chosenPort, server, user, key, reads, writes, window, counting, latency, clock);
    }

    /** The same with other limits; 0 means without limit. */
    public SimulatorOptions allowing(int readCalls, int writeCalls, Duration within) {
        return new SimulatorOptions(port, server, user, key, readCalls, writeCalls, within, counting, latency, clock);
    }

    /** The same without limits. */
    public SimulatorOptions unlimited() {
        return allowing(0, 0, window);
    }

    /** The same, counting otherwise. */
    public SimulatorOptions counting(Counting way) {
        return new SimulatorOptions(port, server, user, key, reads, writes, window, way, latency, clock);
    }

    /** The same, slower. */
    public SimulatorOptions taking(Duration each) {
        return new SimulatorOptions(port, server, user, key, reads, writes, window, counting, each, clock);
    }

    /** The same with a clock of a test's. */
    public SimulatorOptions at(Clock other) {
        return new SimulatorOptions(port, server, user, key, reads, writes, window, counting, latency, other);
    }

    /** How calls are counted. MXroute doesn't say which it is. */
    public enum Counting {
        /** Any stretch of a window's length holds no more calls than allowed. The stricter one. */
        SLIDING,
        /** A window begins with a call and ends as long after it, and all places are free again. */
        FIXED
    }
}
