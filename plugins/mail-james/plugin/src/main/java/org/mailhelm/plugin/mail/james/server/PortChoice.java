package org.mailhelm.plugin.mail.james.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds ports that can be listened on. */
final class PortChoice {
    private static final int TRIES = 100;

    private final InetAddress address;
    private final Set<Integer> taken = new HashSet<>();

    PortChoice(String address) throws IOException {
        this.address = InetAddress.getByName(address);
    }

    /**
     * A port for each service: the wanted one, else the standard one, else the other one, else the next that is free.
     *
     * @throws IOException when a wanted port cannot be listened on, or none is free
     */
    Map<ServerPlan.ServicePort, Integer> choose(List<ServerPlan.ServicePort> services) throws IOException {
        Map<ServerPlan.ServicePort, Integer> chosen = new LinkedHashMap<>();
        for (ServerPlan.ServicePort service : services) {
            int port = choose(service);
            taken.add(port);
            chosen.put(service, port);
        }
        return chosen;
    }

    private int choose(ServerPlan.ServicePort service) throws IOException {
        if (service.wanted() != 0) {
            if (!isFree(service.wanted())) {
                throw new IOException("Port " + service.wanted() + " for " + service.protocol()
                        + " cannot be used: it is taken, or this program may not use it. Enter another port, or 0.");
            }
            return service.wanted();
        }
        if (isFree(service.standardPort())) {
            return service.standardPort();
        }
        for (int port = service.otherPort(); port < service.otherPort() + TRIES; port++) {
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("No port is free for " + service.protocol() + " from " + service.otherPort() + " on.");
    }

    /** Any free port of loopback. */
    int ephemeral() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean isFree(int port) {
        if (taken.contains(port)) {
            return false;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
