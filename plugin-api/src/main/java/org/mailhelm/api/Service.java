package org.mailhelm.api;

/**
 * An open connection to an outside system.
 *
 * <p><b>Threads:</b> every method may be called from several threads at once and may block; the host never calls from
 * an event loop. A call may be interrupted; it then ends soon with {@link Failure.Unavailable}.
 *
 * <p><b>Errors:</b> a method fails with a {@link Failure} and with nothing else. Anything else that escapes is taken for
 * a defect of the plugin, is shown as such, and stops nothing but that call.
 */
@ApiStatus(since = "0.9")
public interface Service extends AutoCloseable {

    /**
     * Asks the outside system one cheap question that needs the credentials and changes nothing. "Test connection" and
     * the health page call it.
     *
     * @throws Failure.Unauthenticated when the credentials are refused
     * @throws Failure.Forbidden when the credentials lack a right that is needed; the message names it
     * @throws Failure.Unavailable when there is no answer in time, or one that can't be understood
     */
    void verify();

    /** Lets go of everything. Called once, after the last other call; returns within ten seconds and never fails. */
    @Override
    default void close() {}
}
