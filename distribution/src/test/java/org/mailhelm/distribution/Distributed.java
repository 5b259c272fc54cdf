package org.mailhelm.distribution;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The assembled distribution as a process, in a working folder of a test's. */
final class Distributed implements AutoCloseable {

    /** Where the build put it. */
    static final Path HOME = Path.of(System.getProperty("mailhelm.assembled", "target/mailhelm"));

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration MAIL_SERVER_START = Duration.ofMinutes(3);
    private static final Pattern CODE = Pattern.compile("Setup code: (\\S+)");

    private final Process process;
    private final Path log;
    private final int port;

    private Distributed(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Starts it; it may end by itself. Of this process's environment it sees what it needs to find a Java. */
    static Distributed launch(Path folder, Map<String, String> variables) throws IOException {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("MAILHELM_CLASS_ARCHIVE", "off");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        environment.put("HOME", folder.toString());
        environment.put("PORT", String.valueOf(freePort()));
        environment.putAll(variables);
        Path log = Files.createTempFile(folder, "host", ".log");
        ProcessBuilder builder = new ProcessBuilder(HOME.resolve("bin/mailhelm").toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        int port;
        try {
            port = Integer.parseInt(String.valueOf(environment.get("PORT")));
        } catch (NumberFormatException e) {
            port = 0;
        }
        return new Distributed(builder.start(), log, port);
    }

    /** Starts it, and returns when it answers. */
    static Distributed start(Path folder, Map<String, String> variables) throws IOException {
        Distributed host = launch(folder, variables);
        try {
            await().atMost(PATIENCE).until(host::answersOrEnded);
            if (!host.process.isAlive()) {
                throw new IllegalStateException("ended instead of starting:\n" + host.log());
            }
            return host;
        } catch (RuntimeException e) {
            host.close();
            throw e;
        }
    }

    /** A port of loopback that nobody listens on. */
    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private boolean answersOrEnded() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            return true;
        }
        try {
            return get("/").statusCode() < 500;
        } catch (ConnectException e) {
            return false;
        }
    }

    /** What the host answers to a browser, redirects not followed. */
    Answer get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "text/html")
                .build();
        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    record Answer(int statusCode, String body) {}

    URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    Process process() {
        return process;
    }

    /** What it printed so far. */
    String log() throws IOException {
        return Files.readString(log);
    }

    List<String> logLines() throws IOException {
        return log().lines().toList();
    }

    /** Waits until the mail server that it starts beside itself takes connections. */
    void awaitMailServer() {
        await().atMost(MAIL_SERVER_START).until(() -> log().contains("Mail server running"));
    }

    /** The code that it printed for the first visit. */
    String setupCode() throws IOException {
        Matcher code = CODE.matcher(log());
        if (!code.find()) {
            throw new IllegalStateException("no setup code in:\n" + log());
        }
        return code.group(1);
    }

    /** Waits until it ended by itself; the exit code. */
    int ended() throws InterruptedException, IOException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("still runs:\n" + log());
        }
        return process.exitValue();
    }

    /** As an operator ends it; the exit code. */
    int stop() throws InterruptedException, IOException {
        process.destroy();
        return ended();
    }

    /** As a failing machine ends it. */
    void kill() throws InterruptedException, IOException {
        process.destroyForcibly();
        ended();
    }

    @Override
    public void close() {
        Map<Long, ProcessHandle> left = new HashMap<>();
        process.descendants().forEach(child -> left.put(child.pid(), child));
        process.destroyForcibly().onExit().join();
        left.values().forEach(ProcessHandle::destroyForcibly);
    }
}
