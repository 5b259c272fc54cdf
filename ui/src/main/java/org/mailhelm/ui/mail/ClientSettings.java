package org.mailhelm.ui.mail;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailhelm.ui.part.Copyable;

/**
 * What somebody types into a mail program.
 *
 * @param servers such as {@code IMAP} and {@code mail.example.com:993 (TLS)}, those to prefer first
 * @param userName what to use as user name, in words
 * @param webmail where mail is read in a browser
 * @param notes what else to know, one sentence each
 * @param profile where the profile for Apple devices is
 * @param phones codes to scan
 */
public record ClientSettings(
        List<Copyable> servers,
        String userName,
        Optional<String> webmail,
        List<String> notes,
        Optional<String> profile,
        List<Phone> phones) {
    public ClientSettings {
        servers = List.copyOf(servers);
        notes = List.copyOf(notes);
        phones = List.copyOf(phones);
    }

    /** Servers and user name alone. */
    public ClientSettings(List<Copyable> servers, String userName) {
        this(servers, userName, Optional.empty(), List.of(), Optional.empty(), List.of());
    }

    public String asText() {
        return servers.stream()
                        .map(server -> server.label() + ": " + server.text())
                        .collect(Collectors.joining("\n"))
                + "\nUser name: "
                + userName
                + webmail.map(address -> "\nWebmail: " + address).orElse("");
    }
}
