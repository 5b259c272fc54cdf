package org.mailhelm.plugin.mail.james.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a mail server is to be, before ports are found and keys are made.
 *
 * @param hostName the name it calls itself
 * @param open whether other machines may connect
 * @param services where it should listen
 * @param certificate PEM files to use instead of an own certificate
 * @param heapMebibytes its Java heap
 * @param settings further lines of its configuration file
 */
public record ServerPlan(
        String hostName,
        boolean open,
        List<ServicePort> services,
        Optional<PemFiles> certificate,
        int heapMebibytes,
        Map<String, String> settings) {

    /** Keeps copies. */
    public ServerPlan {
        services = List.copyOf(services);
        settings = Map.copyOf(settings);
    }

    /** The address of the mail listeners. */
    public String bindAddress() {
        return open ? "0.0.0.0" : "127.0.0.1";
    }

    /**
     * One listener.
     *
     * @param key its name in the configuration file
     * @param protocol its name for people
     * @param standardPort what the rest of the world expects
     * @param otherPort what to begin with where the standard port may not be used
     * @param wanted a port that was asked for; 0 for any of these
     */
    public record ServicePort(String key, String protocol, int standardPort, int otherPort, int wanted) {}

    /** A certificate chain and its key. */
    public record PemFiles(String certificate, String key) {}
}
