package org.mailhelm.api.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.ApiStatus;
import org.mailhelm.api.HostAndPort;

/** A mail server that runs under its plugin's supervision. */
@ApiStatus(since = "0.9", level = ApiStatus.Level.EXPERIMENTAL)
public interface MailServer {

    /** The state now. Fast; never fails because the server is down. */
    Status status();

    /** The last lines of the server's log, oldest first, secrets left out. */
    List<String> log(int lines);

    /** Stops the server in order and starts it again. Returns when that began; {@link #status()} tells the rest. */
    void restart();

    /**
     * The state of a server.
     *
     * @param phase what it is doing
     * @param detail one sentence on it, as in why it isn't running and what to do
     * @param since when the phase began
     * @param restarts how often it was started again by itself since the host started
     * @param memoryBytes what its process holds in memory
     * @param listeners where it listens
     * @param certificate what it shows to clients
     * @param queues what waits to be delivered
     * @param exposure who can reach it
     */
    @ApiStatus(since = "0.9", level = ApiStatus.Level.EXPERIMENTAL)
    record Status(
            Phase phase,
            String detail,
            Instant since,
            int restarts,
            Optional<Long> memoryBytes,
            List<Listener> listeners,
            Optional<Certificate> certificate,
            List<Queue> queues,
            Exposure exposure) {

        /** Keeps copies. */
        public Status {
            listeners = List.copyOf(listeners);
            queues = List.copyOf(queues);
        }
    }

    /** What a server is doing. */
    @ApiStatus(since = "0.9", level = ApiStatus.Level.EXPERIMENTAL)
    enum Phase {
        /** It comes up. */
        STARTING,
        /** It serves. */
        RUNNING,
        /** It ended by itself and is about to be started again. */
        RESTARTING,
        /** It ended too often; nothing is tried until somebody restarts it. */
        FAILED,
        /** It goes down, or is down because the connection is closed. */
        STOPPED
    }

    /**
     * Where a server listens.
     *
     * @param protocol what is spoken, as in "SMTP" or "IMAPS"
     * @param address where
     * @param standardPort the port that the rest of the world expects
     */
    @ApiStatus(since = "0.9", level = ApiStatus.Level.EXPERIMENTAL)
    record Listener(String protocol, HostAndPort address, int standardPort) {}

    /**
     * What a server shows to clients.
     *
     * @param subject whom it names
     * @param names the host names that it is good for
     * @param selfSigned whether clients will doubt it
     * @param expires its end
     * @param sha256 its fingerprint, in hexadecimal pairs parted by colons
     */
    @ApiStatus(since = "0.9", level = ApiStatus.Level.EXPERIMENTAL)
    record Certificate(String subject, List<String> names, boolean selfSigned, Instant expires, String sha256) {

        /** Keeps a copy. */
        public Certificate {
            names = List.copyOf(names);
        }
    }

    /**
     * What waits to be delivered.
     *
     * @param name the queue's name
     * @param size how many messages
     */
    @ApiStatus(since = "0.9", level = ApiStatus.Level.EXPERIMENTAL)
    record Queue(String name, long size) {}

    /**
     * Who can reach a server, and by which settings of the connection that changes.
     *
     * @param open whether other machines can
     * @param hostName its public host name
     * @param openSetting the boolean component of the settings record that opens it
     * @param hostNameSetting the component that holds the public host name
     * @param conditions what must be true before it is opened, one sentence each
     */
    @ApiStatus(since = "0.9", level = ApiStatus.Level.EXPERIMENTAL)
    record Exposure(
            boolean open,
            Optional<String> hostName,
            String openSetting,
            String hostNameSetting,
            List<String> conditions) {

        /** Keeps a copy. */
        public Exposure {
            conditions = List.copyOf(conditions);
        }
    }
}
