package org.mailhelm.simulator.cloudflare;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a simulator behaves.
 *
 * @param port to listen on; 0 takes a free one
 * @param account the account's id
 * @param token what must be sent as the bearer
 * @param ofAccount whether the token belongs to the account, else to a user
 * @param tokenStatus {@code active}, {@code disabled} or {@code expired}
 * @param rights what the token may do
 * @param calls in a window, of all kinds; 0 means without limit
 * @param window the window's length
 * @param largestPage most entries of a list in one answer, whatever is asked for
 * @param latency how long every answer takes at least
 * @param clock what the window is measured with
 */
public record SimulatorOptions(
        int port,
        String account,
        String token,
        boolean ofAccount,
        String tokenStatus,
        Set<Right> rights,
        int calls,
        Duration window,
        int largestPage,
        Duration latency,
        Clock clock) {

    /** Keeps a copy. */
    public SimulatorOptions {
        rights = Set.copyOf(rights);
    }

    /** A user's token that may do everything, and the documented limit of calls. */
    public static SimulatorOptions documented() {
        return new SimulatorOptions(
                0,
                "023e105f4ecef8ad9ca31a8372d0c353",
                "Cf-0123456789abcdefghijABCDEFGHIJ0123456",
                false,
                "active",
                EnumSet.allOf(Right.class),
                1200,
                Duration.ofMinutes(5),
                5_000_000,
                Duration.ZERO,
                Clock.systemUTC());
    }

    /** The same on a port of its own. */
    public SimulatorOptions on(int chosenPort) {
        return new SimulatorOptions(
                chosenPort, account, token, ofAccount, tokenStatus, rights, calls, window, largestPage, latency, clock);
    }

    /** The same with a token of the account. */
    public SimulatorOptions ofAnAccount() {
        return new SimulatorOptions(
                port, account, token, true, tokenStatus, rights, calls, window, largestPage, latency, clock);
    }

    /** The same with a token in that state. */
    public SimulatorOptions withToken(String status) {
        return new SimulatorOptions(
                port, account, token, ofAccount, status, rights, calls, window, largestPage, latency, clock);
    }

    /** The same with a token that may do only this. */
    public SimulatorOptions allowing(Set<Right> only) {
        return new SimulatorOptions(
                port, account, token, ofAccount, tokenStatus, only, calls, window, largestPage, latency, clock);
    }

    /** The same with another limit of calls; 0 means without limit. */
    public SimulatorOptions allowing(int most, Duration within) {
        return new SimulatorOptions(
                port, account, token, ofAccount, tokenStatus, rights, most, within, largestPage, latency, clock);
    }

    /** The same with shorter pages. */
    public SimulatorOptions inPagesOf(int most) {
        return new SimulatorOptions(
                port, account, token, ofAccount, tokenStatus, rights, calls, window, most, latency, clock);
    }

    /** The same, slower. */
    public SimulatorOptions taking(Duration each) {
        return new SimulatorOptions(
                port, account, token, ofAccount, tokenStatus, rights, calls, window, largestPage, each, clock);
    }

    /** The same with a clock of a test's. */
    public SimulatorOptions at(Clock other) {
        return new SimulatorOptions(
                port, account, token, ofAccount, tokenStatus, rights, calls, window, largestPage, latency, other);
    }
}
