package org.mailhelm.ui.mail;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.Status;

/**
 * The local mail server. Posts: {@code /server/restart} ({@code confirm=yes}), {@code /server/open} ({@code host},
 * {@code confirm=yes}) and {@code /server/close} ({@code confirm=yes}).
 *
 * @param detail one sentence beside the state: since when, or what failed and when it is tried again
 * @param log last lines, oldest first
 */
public record ServerPage(
        Status status,
        String detail,
        List<Port> ports,
        Certificate certificate,
        List<Queue> queues,
        List<String> log,
        Exposure exposure,
        Optional<Note> note)
        implements Page {
    public ServerPage {
        ports = List.copyOf(ports);
        queues = List.copyOf(queues);
        log = List.copyOf(log);
    }

    /** A listening port: what for, where, how it is protected, how it does. */
    public record Port(String purpose, String address, int number, String protection, Status status) {}

    /** The certificate in use. */
    public record Certificate(String subject, String issuer, String until, Status status, String fingerprint) {}

    /** A queue and how much waits in it. */
    public record Queue(String name, long waiting, String hint) {}

    /**
     * Whether the server can be reached from elsewhere.
     *
     * @param open true when it listens beyond loopback
     * @param host public host name, when open
     * @param needs what must be true first, with the state of each where it is known
     * @param form after a refused switch
     */
    public record Exposure(boolean open, String host, List<Status> needs, Form form) {
        public Exposure {
            needs = List.copyOf(needs);
        }
    }

    @Override
    public String template() {
        return "mail/server.jte";
    }

    @Override
    public String title() {
        return "Mail server";
    }

    @Override
    public String section() {
        return Addresses.server();
    }
}
