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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mailhelm.simulator.mxroute.MxrouteSimulator;
import org.mailhelm.simulator.mxroute.SimulatorOptions;

/**
 * Measures lists of a large account at a simulated MXroute, with its limits and its distance:
 * {@code ./mailhelm bench mxroute [domains] [mailboxes of each]}. Runs with the simulator beside it.
 */
final class MxrouteBenchmark {

    // The compiler of the JVM has then settled.
    private static final long WARM_UP = TimeUnit.SECONDS.toNanos(45);
    private static final long MEASURED = TimeUnit.SECONDS.toNanos(15);
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(30);
    private static final int IMPORTED = 200;
    private static final Pattern JOB = Pattern.compile("\"job_id\":\"([^\"]+)\"");
    private static final String PASSWORD = "Correct-Horse-77";
    private static final Pattern TOKEN = Pattern.compile("csrf-token\" content=\"([^\"]+)\"");

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final Path home;
    private final int domains;
    private final int mailboxes;
    private final MxrouteSimulator mxroute =
            MxrouteSimulator.start(SimulatorOptions.documented().taking(Duration.ofMillis(50)));
    private final Path folder = Files.createTempDirectory("mailhelm-bench-mxroute");
    private final int port;
    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

    private MxrouteBenchmark(Path home, int domains, int mailboxes) throws IOException {
        this.home = home;
        this.domains = domains;
        this.mailboxes = mailboxes;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = probe.getLocalPort();
        }
    }

    /** The assembled folder, and then perhaps how many domains, and how many mailboxes each has. */
    public static void main(String[] arguments) throws Exception {
        int domains = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
        int mailboxes = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10;
        new MxrouteBenchmark(Path.of(arguments[0]).toAbsolutePath(), domains, mailboxes).run();
    }

    private void run() throws Exception {
        mxroute.account().fill(domains, mailboxes);
        Process host = launch();
        try {
            untilAnswers(host);
            String token = signIn();
            HttpResponse<String> made =
                    post("/api/admin/connections", "{\"connector\": \"mxroute\", \"name\": \"MXroute\"}", token);
            if (made.statusCode() != 201) {
                throw new IllegalStateException(made.statusCode() + " " + made.body());
            }
            long began = System.nanoTime();
            readAll();
            out.println("Read " + domains + " domains and " + domains * mailboxes + " mailboxes in "
                    + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began) + " s and "
                    + mxroute.calls().size() + " calls, " + mxroute.refusedForTheirNumber() + " of them refused.");
            out.println();
            out.println("| Page | p50, p99 | per second | upstream calls meanwhile |");
            out.println("|---|---|---|---|");
            measure("domain list", "/domains", "/domains");
            measure("mailbox list", "/domains/d0.example.net/mailboxes", "/d0.example.net/email-accounts");
            out.println();
            measureImport(token);
        } finally {
            host.destroy();
            host.waitFor();
            mxroute.close();
            delete();
        }
    }

    /** Has every list read once; the host waits for MXroute's limit, and so does this. */
    private void readAll() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        for (int i = 0; i < domains; ) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("read only " + i + " domains");
            }
            HttpResponse<String> list = browser.send(
                    request("/api/domains/d" + i + ".example.net/email-accounts")
                            .setHeader("Accept", "application/json")
                            .build(),
                    BodyHandlers.ofString());
            if (list.statusCode() == 200) {
                i++;
            } else if (list.statusCode() == 503) {
                pause(2);
            } else {
                throw new IllegalStateException(list.statusCode() + " " + list.body());
            }
        }
    }

    private void measure(String name, String page, String list) throws Exception {
        get(page);
        untilQuiet();
        Load load = new Load(port, page, "Accept: text/html\r\nCookie: " + cookies(), "200");
        load.times(WARM_UP);
        // Once more, so that the list is fresh for the whole of what is measured.
        untilFresh(page, list);
        int before = mxroute.calls().size();
        long[] times = load.times(MEASURED);
        out.println("| " + name + " | " + Load.millis(times, 50) + ", " + Load.millis(times, 99) + " ms | "
                + times.length / TimeUnit.NANOSECONDS.toSeconds(MEASURED) + " | "
                + kinds(mxroute.calls().subList(before, mxroute.calls().size())) + " |");
    }

    /** How many calls of each kind, by the last word of their path. */
    private static String kinds(List<MxrouteSimulator.Call> calls) {
        return calls.isEmpty()
                ? "none"
                : calls.stream()
                        .collect(Collectors.groupingBy(
                                call -> call.path().substring(call.path().lastIndexOf('/') + 1), Collectors.counting()))
                        .toString();
    }

    /** Imports mailboxes, and visits pages meanwhile as a person does. */
    private void measureImport(String token) throws IOException, InterruptedException {
        pause(60);
        int before = mxroute.calls().size();
        String rows = IntStream.range(0, IMPORTED)
                .mapToObj(number -> "import" + number + ",Import-Pass-" + number)
                .collect(Collectors.joining("\\n"));
        String csv = "{\"default_domain\": \"d1.example.net\", \"csv\": \"username,password\\n" + rows + "\"}";
        long began = System.nanoTime();
        HttpResponse<String> started = post("/api/email-accounts/import", csv, token);
        Matcher job = JOB.matcher(started.body());
        if (!job.find()) {
            throw new IllegalStateException(started.statusCode() + " " + started.body());
        }
        List<Long> visits = new ArrayList<>();
        while (mxroute.account().mailboxes("d1.example.net").size() < IMPORTED + mailboxes) {
            for (String page : List.of("/domains", "/domains/d0.example.net/mailboxes", "/jobs/" + job.group(1))) {
                long asked = System.nanoTime();
                int status = get(page);
                visits.add(System.nanoTime() - asked);
                if (status != 200 || asked - began > PATIENCE) {
                    throw new IllegalStateException(page + ": " + status);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
            }
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
        long[] sorted = visits.stream().mapToLong(Long::longValue).sorted().toArray();
        out.println("Imported " + IMPORTED + " mailboxes in " + seconds + " s; 20 writes a minute allow it in "
                + IMPORTED * 3 + " s. Of " + (mxroute.calls().size() - before) + " calls "
                + mxroute.refusedForTheirNumber() + " were refused. Pages meanwhile: " + Load.millis(sorted, 50) + ", "
                + Load.millis(sorted, 99) + " ms (p50, p99), " + Load.millis(sorted, 100) + " ms at most.");
    }

    /** Until a visit has made the host read a list again, whose path ends so, and it asks nothing more. */
    private void untilFresh(String page, String list) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        long before = reads(list);
        while (reads(list) == before && System.nanoTime() < end) {
            get(page);
            pause(1);
        }
        untilQuiet();
    }

    private long reads(String list) {
        return mxroute.calls().stream()
                .filter(call -> call.reads() && call.path().endsWith(list))
                .count();
    }

    private void untilQuiet() {
        int calls = -1;
        while (calls != mxroute.calls().size()) {
            calls = mxroute.calls().size();
            pause(4);
        }
    }

    private Process launch() throws IOException {
        Path plugins = Files.createDirectory(folder.resolve("plugins-under-test"));
        try (Stream<Path> jars = Files.list(home.resolve("plugins"))) {
            for (Path jar : jars.filter(jar -> jar.getFileName().toString().startsWith("mail-mxroute"))
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
        // What is watched of the DNS of invented names would be timeouts only.
        environment.put("DNS_RESOLVERS", "127.0.0.1:9");
        environment.put("DNS_RESOLVERS_ONLY", "true");
        environment.put("MX_SERVER", mxroute.options().server());
        environment.put("MX_USER", mxroute.options().user());
        environment.put("MX_API_KEY", mxroute.options().key());
        environment.put("MXROUTE_API_URL", mxroute.uri().toString());
        return builder.start();
    }

    private void untilAnswers(Process host) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (System.nanoTime() < end && host.isAlive()) {
            try {
                if (get("/login") == 200) {
                    return;
                }
            } catch (IOException e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
        throw new IllegalStateException("no answer:\n" + Files.readString(folder.resolve("log")));
    }

    private String signIn() throws IOException, InterruptedException {
        String form = "username=admin&password=" + PASSWORD + "&csrf_token="
                + URLEncoder.encode(token("/login"), StandardCharsets.UTF_8);
        browser.send(
                request("/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
        return token("/domains");
    }

    private String token(String path) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(
                browser.send(request(path).build(), BodyHandlers.ofString()).body());
        if (!token.find()) {
            throw new IllegalStateException("no token in " + path);
        }
        return token.group(1);
    }

    private HttpResponse<String> post(String path, String json, String token) throws IOException, InterruptedException {
        return browser.send(
                request(path)
                        .setHeader("Accept", "application/json")
                        .header("Content-Type", "application/json")
                        .header("X-CSRF-Token", token)
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    private int get(String path) throws IOException, InterruptedException {
        return browser.send(request(path).build(), BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html");
    }

    private String cookies() {
        CookieManager manager = (CookieManager) browser.cookieHandler().orElseThrow();
        return manager.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static void pause(int seconds) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds));
    }

    private void delete() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
