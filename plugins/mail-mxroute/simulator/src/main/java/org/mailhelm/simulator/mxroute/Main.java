package org.mailhelm.simulator.mxroute;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a simulator until it is ended: {@code port=8620 domains=500 mailboxes=10 latency=50 unlimited=true verify=true}.
 * Prints the variables that a host needs to use it.
 */
public final class Main {

    private Main() {}

    /** Each argument is a name, an equals sign and a value; all may be left out. */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            given.put(parts[0], parts.length == 2 ? parts[1] : "true");
        }
        SimulatorOptions options = SimulatorOptions.documented()
                .on(number(given, "port", 8620))
                .taking(Duration.ofMillis(number(given, "latency", 50)));
        MxrouteSimulator simulator = MxrouteSimulator.start(
                given.getOrDefault("unlimited", "false").equals("true") ? options.unlimited() : options);
        simulator.account().fill(number(given, "domains", 5), number(given, "mailboxes", 10));
        if (given.getOrDefault("verify", "false").equals("true")) {
            simulator.account().verifying();
        }
        out.println("MXROUTE_API_URL=" + simulator.uri());
        out.println("MX_SERVER=" + options.server());
        out.println("MX_USER=" + options.user());
        out.println("MX_API_KEY=" + options.key());
        new CountDownLatch(1).await();
    }

    private static int number(Map<String, String> given, String name, int usual) {
        return Integer.parseInt(given.getOrDefault(name, String.valueOf(usual)));
    }
}
