package org.mailhelm.plugin.mail.mxroute;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mailhelm.api.Failure;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.mail.Forwarder;
import org.mailhelm.api.mail.MailAddress;
import org.slf4j.Logger;

/**
 * Forwarders that were taken away to be made anew, written down before, so that one is put back even when Mailhelm ends
 * between the two calls.
 */
final class Restorations {

    private static final String SUFFIX = ".forwarder";

    private final Path folder;
    private final Logger log;

    Restorations(PluginContext context) {
        this.folder = context.dataDirectory();
        this.log = context.logger();
    }

    /** Notes what there is. Nothing may be taken away when this fails. */
    void note(Forwarder forwarder) {
        Path file = file(forwarder.address());
        Path young = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(young, forwarder.destinations(), StandardCharsets.UTF_8);
            Files.move(young, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Failure.Unavailable(
                    "The forwarder " + forwarder.address()
                            + " wasn't changed, because a note on it can't be written to Mailhelm's data folder."
                            + " Check its space and rights.",
                    true,
                    e);
        }
    }

    /** It is in order again. */
    void forget(MailAddress address) {
        try {
            Files.deleteIfExists(file(address));
        } catch (IOException e) {
            throw new Failure.Unavailable(
                    "A note on " + address + " can't be removed from Mailhelm's data folder. Check its rights.",
                    true,
                    e);
        }
    }

    /** What was noted and not forgotten. A file that can't be read is no reason to do without the others. */
    List<Forwarder> open() {
        List<Forwarder> noted = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(SUFFIX)).toList()) {
                String name = file.getFileName().toString();
                try {
                    noted.add(new Forwarder(
                            MailAddress.parse(name.substring(0, name.length() - SUFFIX.length())),
                            Files.readAllLines(file, StandardCharsets.UTF_8)));
                } catch (IOException | IllegalArgumentException e) {
                    log.warn("The note {} on a forwarder can't be read", name);
                }
            }
        } catch (IOException e) {
            log.warn("The folder of notes on forwarders can't be read", e);
        }
        return noted;
    }

    private Path file(MailAddress address) {
        return folder.resolve(address + SUFFIX);
    }
}
