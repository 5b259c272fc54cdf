package org.mailhelm.james.config;

import java.time.Duration;
import java.util.List;
import org.mailhelm.james.limit.AddressRange;

/**
 * Bounds on what clients may do.
 *
 * @param messageBytes largest message, announced as SIZE and APPENDLIMIT
 * @param recipients most recipients of one message; RFC 5321 section 4.5.3.1.8 asks for at least 100
 * @param messagesADay most messages that a mailbox sends in a day, unless it has a limit of its own
 * @param smtpConnections most connections at a time to one SMTP listener
 * @param imapConnections most connections at a time to one IMAP listener
 * @param perAddress what one client address may do
 */
public record Limits(
        int messageBytes,
        int recipients,
        int messagesADay,
        int smtpConnections,
        int imapConnections,
        PerAddress perAddress) {

    /**
     * @param concurrent connections at a time
     * @param connections new connections in a period
     * @param messages messages in a period
     * @param recipients recipients in a period
     * @param failedSignIns failures after which the address is locked out
     * @param lockout how long, also the window in which failures count
     * @param exempt addresses that no limit applies to
     * @param tracked most addresses remembered; the longest unseen is forgotten first
     */
    public record PerAddress(
            int concurrent,
            int connections,
            int messages,
            int recipients,
            Duration period,
            int failedSignIns,
            Duration lockout,
            List<AddressRange> exempt,
            int tracked) {}
}
