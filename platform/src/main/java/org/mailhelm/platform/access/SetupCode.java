package org.mailhelm.platform.access;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Locale;
import org.mailhelm.platform.start.StartFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The code that proves that whoever sets up the panel runs the server. It stands on the console and in a file that only
 * the owner can read, and stays the same until it is used. The database holds its digest, so any instance takes it.
 */
@Singleton
class SetupCode {

    private static final Logger LOG = LoggerFactory.getLogger(SetupCode.class);
    private static final String FILE = "setup-code";

    private final SetupRepository setup;
    private final Secrets secrets;
    private final Clock clock;
    private final Path file;

    SetupCode(
            SetupRepository setup,
            Secrets secrets,
            Clock clock,
            @Property(name = "mailhelm.data-folder") String dataFolder) {
        this.setup = setup;
        this.secrets = secrets;
        this.clock = clock;
        this.file = Path.of(dataFolder).resolve(FILE);
    }

    /** Prints the code, made now unless there is one already. */
    String announce() {
        String code = read();
        if (code.isEmpty() || !setup.existsByCodeHash(digest(code))) {
            code = secrets.code();
            write(code);
            setup.save(new SetupCodeRow(digest(code), clock.millis()));
        }
        LOG.info("There is no administrator yet. The set-up page in the browser asks for this code:");
        LOG.info("Setup code: {}", code);
        return code;
    }

    /** Whether somebody typed a code of ours; case, spaces and hyphens don't matter. */
    boolean matches(String typed) {
        return setup.existsByCodeHash(digest(typed));
    }

    /** No code is good any more. */
    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} is of no use any more but can't be deleted: {}", file, e.getMessage());
        }
    }

    /** The command that shows the code again. */
    String findCommand() {
        return "cat " + file;
    }

    private String read() {
        try {
            return Files.isRegularFile(file) ? Files.readString(file).strip() : "";
        } catch (IOException e) {
            return "";
        }
    }

    private void write(String code) {
        try {
            Files.deleteIfExists(file);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(file, (code + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new StartFailure(
                    "The file " + file + " can't be written: " + e.getMessage() + ". Give this user the right to.", e);
        }
    }

    private static String digest(String code) {
        return Secrets.digest(code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""));
    }
}
