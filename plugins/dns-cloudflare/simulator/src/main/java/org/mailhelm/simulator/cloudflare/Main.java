package org.mailhelm.simulator.cloudflare;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Runs a simulator until it is ended: {@code Main [port [zones [records [milliseconds]]]]}. Prints what a host needs. */
public final class Main {

    private Main() {}

    /** All arguments may be left out: port 8630, 5 zones with 10 records, 50 ms for each answer. */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        SimulatorOptions options = SimulatorOptions.documented()
                .on(number(arguments, 0, 8630))
                .taking(Duration.ofMillis(number(arguments, 3, 50)));
        CloudflareSimulator simulator = CloudflareSimulator.start(options);
        simulator.holdings().fill(number(arguments, 1, 5), number(arguments, 2, 10));
        out.println("CF_API_URL=" + simulator.uri());
        out.println("CF_API_TOKEN=" + options.token());
        out.println("CF_ACCOUNT_ID=" + options.account());
        new CountDownLatch(1).await();
    }

    private static int number(String[] arguments, int at, int usual) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : usual;
    }
}
