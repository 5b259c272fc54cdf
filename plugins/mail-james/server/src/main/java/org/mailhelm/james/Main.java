package org.mailhelm.james;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.mailhelm.james.config.ConfigFile;
import org.mailhelm.james.config.ServerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mail server process. Its only argument is the configuration file. It ends when its standard input ends, which
 * happens also when the supervisor is killed: no orphan keeps the ports.
 */
public final class Main {
    private static final Duration REST = Duration.ofSeconds(4);

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("usage: Main <configuration file>");
        }
        ServerConfig config = ConfigFile.read(Path.of(arguments[0]));
        // the logging system reads them when the first logger is made, which must not happen before
        System.setProperty("mailhelm.log.file", config.logFile().toString());
        System.setProperty("mailhelm.log.level", config.logLevel());
        // mail headers written by JavaMail would else name the machine
        System.setProperty("mail.host", config.hostName());
        System.exit(run(config) ? 0 : 1);
    }

    private static boolean run(ServerConfig config) throws InterruptedException {
        Logger log = LoggerFactory.getLogger(Main.class);
        CountDownLatch end = endOfInput();
        try (MailServer server = MailServer.start(config)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, log), "stop"));
            log.info("Mail server ready: {}", config.ports());
            end.await();
            log.info("Stopping");
            stop(server, log);
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            log.error("Mail server did not start", e);
            return false;
        }
    }

    private static void stop(MailServer server, Logger log) {
        try {
            if (!server.rest(REST)) {
                log.warn("Mail is still being delivered; the rest is delivered after the next start");
                Runtime.getRuntime().halt(0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.close();
    }

    private static CountDownLatch endOfInput() {
        CountDownLatch end = new CountDownLatch(1);
        Thread reader = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            // what is written does not matter, only that the writer lives
                        }
                    } catch (IOException e) {
                        LoggerFactory.getLogger(Main.class).debug("Standard input failed", e);
                    }
                    end.countDown();
                },
                "end-of-input");
        reader.setDaemon(true);
        reader.start();
        return end;
    }
}
