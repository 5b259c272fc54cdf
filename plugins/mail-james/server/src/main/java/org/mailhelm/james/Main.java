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
 * The mail server process. Its only argument is the configuration file. A line on its standard input stops it in order.
 * When the input ends without one, its supervisor was killed: it ends at once, so that no orphan keeps the ports, and
 * without the orderly stop, which a supervisor that starts anew would have to wait for. What was accepted is on disk.
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
        CountDownLatch order = orderToStop();
        try (MailServer server = MailServer.start(config)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, log), "stop"));
            log.info("Mail server ready: {}", config.ports());
            order.await();
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

    private static CountDownLatch orderToStop() {
        CountDownLatch order = new CountDownLatch(1);
        Thread reader = new Thread(
                () -> {
                    if (ordered()) {
                        order.countDown();
                    } else {
                        Runtime.getRuntime().halt(0);
                    }
                },
                "orders");
        reader.setDaemon(true);
        reader.start();
        return order;
    }

    private static boolean ordered() {
        try {
            return System.in.read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }
}
