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
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures start, memory and answers of the assembled distribution: {@code ./mailhelm bench [folder of a Java]...}. Uses
 * the JDK and nothing else.
 */
final class Benchmark {

    private static final int STARTS = 7;
    private static final int DOMAINS = 50;
    // The compiler of the JVM has then settled for each of the measured routes.
    private static final long WARM_UP = TimeUnit.SECONDS.toNanos(90);
    private static final long MEASURED = TimeUnit.SECONDS.toNanos(15);
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(5);
    private static final String PASSWORD = "Correct-Horse-77";
    private static final Pattern SECRET = Pattern.compile("\"token\":\"(mhm_[^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("csrf-token\" content=\"([^\"]+)\"");

    private final Path home;
    private final Path javaHome;
    private final Path folder;
    private final int port;
    private final HttpClient browser;

    private Benchmark(Path home, Path javaHome) throws IOException {
        this.home = home;
        this.javaHome = javaHome;
        this.folder = Files.createTempDirectory("mailhelm-bench");
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = probe.getLocalPort();
        }
        this.browser = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .build();
    }

    /** The first argument is the assembled folder, the others are Java homes; none means the one that runs this. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        List<Path> homes = Arrays.stream(arguments).skip(1).map(Path::of).toList();
        if (homes.isEmpty()) {
            homes = List.of(Path.of(System.getProperty("java.home")));
        }
        out.println(
                "| Java | first 200, median of " + STARTS
                        + " (range) | memory idle | domain list: p50, p99, per second, CPU each | with a token | with a bad token |");
        out.println("|---|---|---|---|---|---|");
        for (Path javaHome : homes) {
            out.println(new Benchmark(Path.of(arguments[0]).toAbsolutePath(), javaHome).row());
        }
    }

    private String row() throws Exception {
        try {
            untilArchived();
            List<Long> starts = new ArrayList<>();
            long memory = 0;
            for (int i = 0; i < STARTS; i++) {
                long began = System.nanoTime();
                Process host = launch();
                untilAnswers(host);
                starts.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
                if (i == STARTS - 1) {
                    untilMailServerRuns();
                    pause(20);
                    memory = memory(host);
                    String answers = answers(host);
                    stop(host);
                    starts.sort(null);
                    return "| " + version() + " | " + starts.get(STARTS / 2) + " ms (" + starts.get(0) + " to "
                            + starts.get(STARTS - 1) + ") | " + memory + " MiB | " + answers + " |";
                }
                stop(host);
            }
            throw new IllegalStateException("no start");
        } finally {
            delete();
        }
    }

    /** The first start, and until the archive is made beside it. */
    private void untilArchived() throws IOException, InterruptedException {
        Process host = launch();
        untilAnswers(host);
        long end = System.nanoTime() + PATIENCE;
        while (!archived()) {
            check(end, "no archive of classes was made");
            pause(1);
        }
        stop(host);
    }

    private boolean archived() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data/cache"))) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("classes-"));
        }
    }

    private Process launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/mailhelm").toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        Map<String, String> environment = builder.environment();
        environment.put("JAVA_HOME", javaHome.toString());
        environment.put("PORT", String.valueOf(port));
        environment.put("ADMIN_PASSWORD", PASSWORD);
        environment.put("API_RATE_LIMIT", "0");
        return builder.start();
    }

    private void untilAnswers(Process host) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (true) {
            check(end, "no answer");
            if (!host.isAlive()) {
                throw new IllegalStateException("ended:\n" + Files.readString(folder.resolve("log")));
            }
            try {
                new Load(port, "/login", "Accept: text/html", "200").once();
                return;
            } catch (IOException e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }
    }

    private void untilMailServerRuns() throws IOException {
        long end = System.nanoTime() + PATIENCE;
        while (!Files.readString(folder.resolve("log")).contains("Mail server running")) {
            check(end, "the mail server didn't start");
            pause(1);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html");
    }

    private String answers(Process host) throws IOException, InterruptedException, ExecutionException {
        String form = "username=admin&password=" + PASSWORD + "&csrf_token="
                + URLEncoder.encode(token("/login"), StandardCharsets.UTF_8);
        browser.send(
                request("/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
        String token = token("/domains");
        for (int i = 0; i < DOMAINS; i++) {
            post("/api/domains", token, "{\"domain\":\"d" + i + ".example.com\"}");
        }
        Matcher secret =
                SECRET.matcher(post("/api/admin/api-tokens", token, "{\"label\":\"benchmark\",\"is_admin\":true}"));
        if (!secret.find()) {
            throw new IllegalStateException("no API token");
        }
        String bad = secret.group(1).substring(0, secret.group(1).length() - 8) + "AAAAAAAA";
        return String.join(
                " | ",
                measure(host, "/domains", "Accept: text/html\r\nCookie: " + cookies(), "200"),
                measure(host, "/api/domains", "Authorization: Bearer " + secret.group(1), "200"),
                // Soon too many for one address, which are refused with 429.
                measure(host, "/api/domains", "Authorization: Bearer " + bad, "401 429"));
    }

    private String measure(Process host, String path, String headers, String statuses)
            throws IOException, InterruptedException, ExecutionException {
        Load load = new Load(port, path, headers, statuses);
        load.times(WARM_UP);
        long before = cpuMillis(host);
        long[] times = load.times(MEASURED);
        double each = (double) (cpuMillis(host) - before) / times.length;
        return Load.millis(times, 50) + ", " + Load.millis(times, 99) + " ms, "
                + times.length / TimeUnit.NANOSECONDS.toSeconds(MEASURED)
                + String.format(Locale.ROOT, ", %.2f ms", each);
    }

    private String post(String path, String token, String body) throws IOException, InterruptedException {
        var answer = browser.send(
                request(path)
                        .setHeader("Accept", "application/json")
                        .header("Content-Type", "application/json")
                        .header("X-CSRF-Token", token)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private String token(String path) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(
                browser.send(request(path).build(), BodyHandlers.ofString()).body());
        if (!token.find()) {
            throw new IllegalStateException("no token in " + path);
        }
        return token.group(1);
    }

    private String cookies() {
        CookieManager manager = (CookieManager) browser.cookieHandler().orElseThrow();
        return manager.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static long memory(Process host) throws IOException {
        Matcher size = Pattern.compile("VmRSS:\\s+(\\d+) kB")
                .matcher(Files.readString(Path.of("/proc", String.valueOf(host.pid()), "status")));
        return size.find() ? Long.parseLong(size.group(1)) / 1024 : 0;
    }

    /** What the host has used of the processors; Linux counts in hundredths of a second. */
    private static long cpuMillis(Process host) throws IOException {
        String stat = Files.readString(Path.of("/proc", String.valueOf(host.pid()), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return 10 * (Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
    }

    private String version() throws IOException {
        Matcher version =
                Pattern.compile("JAVA_VERSION=\"([^\"]+)\"").matcher(Files.readString(javaHome.resolve("release")));
        return version.find() ? version.group(1) : javaHome.toString();
    }

    private static void stop(Process host) throws InterruptedException {
        host.destroy();
        host.waitFor();
    }

    private static void check(long end, String problem) {
        if (System.nanoTime() > end) {
            throw new IllegalStateException(problem);
        }
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
