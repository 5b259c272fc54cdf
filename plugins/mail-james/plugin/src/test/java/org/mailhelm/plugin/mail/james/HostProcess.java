package org.mailhelm.plugin.mail.james;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A host in a process of its own, to be killed. */
final class HostProcess {
    private HostProcess() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        TestServer server = TestServer.start(folder, Optional.empty());
        server.ready();
        Files.createFile(folder.resolve("ready"));
        new CountDownLatch(1).await();
    }
}
