package org.mailhelm.plugin.mail.james.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Where a server's things are, all below the connection's folder.
 *
 * @param folder the connection's folder
 */
public record Workspace(Path folder) {

    /** What the server keeps: mail, queues, its search index. */
    Path home() {
        return folder.resolve("home");
    }

    /** DKIM keys by domain, read by the server while it runs. */
    public Path dkim() {
        return folder.resolve("dkim");
    }

    Path configuration() {
        return folder.resolve("server.properties");
    }

    Path token() {
        return folder.resolve("token");
    }

    Path keyStore() {
        return folder.resolve("keystore.p12");
    }

    Path processId() {
        return folder.resolve("server.pid");
    }

    /** What the server logs; older parts end in .1 to .4. */
    Path log() {
        return folder.resolve("log").resolve("mail.log");
    }

    /** What the process printed, as in a crash of the Java runtime. */
    Path console() {
        return folder.resolve("log").resolve("console.log");
    }

    void create() throws IOException {
        PrivateFiles.createFolder(folder);
        PrivateFiles.createFolder(home());
        PrivateFiles.createFolder(home().resolve("tmp"));
        PrivateFiles.createFolder(dkim());
        PrivateFiles.createFolder(folder.resolve("log"));
    }

    /** A password kept in a file of its own; made at first. */
    String keyStorePassword() throws IOException {
        Path file = folder.resolve("keystore.password");
        if (!Files.isRegularFile(file)) {
            PrivateFiles.write(file, random());
        }
        return Files.readString(file).strip();
    }

    /** 256 bits. */
    static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
