package org.mailhelm.distribution;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mailhelm.simulator.cloudflare.CloudflareSimulator;
import org.mailhelm.simulator.cloudflare.SimulatorOptions;

/**
 * Counts and times the calls for many zones at a simulated Cloudflare, with its limits and its distance: the second part
 * of {@code ./mailhelm bench dns [domains]}. Runs with the simulator beside it.
 */
final class DnsPlanBenchmark {

    private static final String PASSWORD = "Correct-Horse-77";
    private static final Pattern TOKEN = Pattern.compile("csrf-token\" content=\"([^\"]+)\"");
    private static final Pattern JOB = Pattern.compile("\"job_id\":\"([^\"]+)\"");
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(60);
    private static final int RECORDS = 20;

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final Path home;
    private final int zones;
    private final CloudflareSimulator cloudflare =
            CloudflareSimulator.start(SimulatorOptions.documented().taking(Duration.ofMillis(50)));
    private final Path folder = Files.createTempDirectory("mailhelm-bench-dns");
    private final int port = freePort();
    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private String token = "";

    private DnsPlanBenchmark(Path home, int zones) throws IOException {
        this.home = home;
        this.zones = zones;
    }

    /** The assembled folder, and then perhaps how many zones. */
    public static void main(String[] arguments) throws Exception {
        int zones = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
        new DnsPlanBenchmark(Path.of(arguments[0]).toAbsolutePath(), zones).run();
    }

    private void run() throws Exception {
        cloudflare.holdings().fill(zones, RECORDS);
        Process host = launch();
        try {
            untilAnswers(host);
            signIn();
            expect(201, post("/api/admin/connections", "{\"connector\": \"cloudflare\", \"name\": \"Cloudflare\"}"));
            for (int i = 0; i < zones; i++) {
                addDomain("zone" + i + ".example");
            }
            measure("plan " + zones + " zones", () -> {
                for (int i = 0; i < zones; i++) {
                    expect(200, get("/api/domains/zone" + i + ".example/dns/plan", "application/json"));
                }
            });
            measure("plan and apply " + zones + " zones, as a job", this::fixAll);
        } finally {
            host.descendants().forEach(ProcessHandle::destroy);
            host.destroy();
            host.waitFor();
            cloudflare.close();
            delete();
        }
    }

    /** The local mail server may still be starting. */
    private void addDomain(String name) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        HttpResponse<String> added = post("/api/domains", "{\"domain\": \"" + name + "\"}");
        while (added.statusCode() >= 500 && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            added = post("/api/domains", "{\"domain\": \"" + name + "\"}");
        }
        if (added.statusCode() >= 300) {
            throw new IllegalStateException(name + ": " + added.statusCode() + " " + added.body());
        }
    }

    private void fixAll() throws IOException, InterruptedException {
        HttpResponse<String> started = post("/api/cloudflare/dns/fix-bulk", "{}");
        Matcher job = JOB.matcher(started.body());
        if (!job.find()) {
            expect(200, started);
            return;
        }
        long end = System.nanoTime() + PATIENCE;
        while (System.nanoTime() < end) {
            if (get("/api/jobs/" + job.group(1), "application/json").body().contains("\"state\":\"ended\"")) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        }
        throw new IllegalStateException("the job did not end");
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private void measure(String what, Work work) throws IOException, InterruptedException {
        cloudflare.forgetCalls();
        long began = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - began) / 1e9;
        List<CloudflareSimulator.Call> calls = cloudflare.calls();
        out.printf(
                Locale.ROOT,
                "%-44s %6.1f s, %d lists of zones, %d of records, %d batches, %d refused%n",
                what,
                seconds,
                count(calls, "/zones"),
                count(calls, "/dns_records"),
                count(calls, "/dns_records/batch"),
                calls.stream().filter(call -> call.status() == 429).count());
    }

    /** Without those that are meant to be refused: the test of a connection tries so whether the token may write. */
    private static long count(List<CloudflareSimulator.Call> calls, String end) {
        return calls.stream()
                .filter(call -> call.status() < 300 && call.path().endsWith(end))
                .count();
    }

    private Process launch() throws IOException {
        Path plugins = Files.createDirectory(folder.resolve("plugins-under-test"));
        try (Stream<Path> jars = Files.list(home.resolve("plugins"))) {
            for (Path jar : jars.filter(jar -> jar.getFileName().toString().matches("(mail-james|dns-cloudflare).*"))
                    .toList()) {
                Files.copy(jar, plugins.resolve(jar.getFileName()));
            }
        }
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/mailhelm").toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        Map<String, String> environment = builder.environment();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("PORT", String.valueOf(port));
        environment.put("PLUGINS_DIR", plugins.toString());
        environment.put("ADMIN_PASSWORD", PASSWORD);
        environment.put("CF_API_TOKEN", cloudflare.options().token());
        environment.put("CF_ACCOUNT_ID", cloudflare.options().account());
        environment.put("CF_API_URL", cloudflare.uri().toString());
        // Nobody in the world is to be asked about these domains.
        environment.put("DNS_RESOLVERS", "127.0.0.1:9");
        environment.put("DNS_RESOLVERS_ONLY", "true");
        for (String name : List.of("SMTP_PORT", "SUBMISSION_PORT", "SMTPS_PORT", "IMAP_PORT", "IMAPS_PORT")) {
            environment.put("MAIL_" + name, String.valueOf(freePort()));
        }
        return builder.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private void untilAnswers(Process host) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (System.nanoTime() < end && host.isAlive()) {
            try {
                if (get("/login", "text/html").statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
        throw new IllegalStateException("no answer:\n" + Files.readString(folder.resolve("log")));
    }

    private void signIn() throws IOException, InterruptedException {
        String form = "username=admin&password=" + PASSWORD + "&csrf_token="
                + URLEncoder.encode(token("/login"), StandardCharsets.UTF_8);
        browser.send(
                request("/login", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
        token = token("/domains");
    }

    private String token(String path) throws IOException, InterruptedException {
        Matcher found = TOKEN.matcher(get(path, "text/html").body());
        if (!found.find()) {
            throw new IllegalStateException("no token in " + path);
        }
        return found.group(1);
    }

    private HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return browser.send(
                request(path, "application/json")
                        .header("Content-Type", "application/json")
                        .header("X-CSRF-Token", token)
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String form) throws IOException, InterruptedException {
        return browser.send(request(path, form).build(), BodyHandlers.ofString());
    }

    private static void expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    private HttpRequest.Builder request(String path, String form) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", form);
    }

    private void delete() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
