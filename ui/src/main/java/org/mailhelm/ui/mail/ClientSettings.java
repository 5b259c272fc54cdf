package org.mailhelm.ui.mail;

import java.util.List;
import java.util.stream.Collectors;
import org.mailhelm.ui.part.Copyable;

/**
 * What somebody types into a mail program.
 *
 * @param servers such as {@code IMAP} and {@code mail.example.com:993 (TLS)}
 * @param userName what to use as user name, in words
 */
public record ClientSettings(List<Copyable> servers, String userName) {
    public ClientSettings {
        servers = List.copyOf(servers);
    }

    public String asText() {
        return servers.stream()
                        .map(server -> server.label() + ": " + server.text())
                        .collect(Collectors.joining("\n"))
                + "\nUser name: "
                + userName;
    }
}
