package org.mailhelm.simulator.cloudflare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Cloudflare's API on loopback.
 *
 * <pre>{@code
 * try (CloudflareSimulator cloudflare = CloudflareSimulator.start(SimulatorOptions.documented())) {
 *     cloudflare.holdings().zone("example.com");
 *     // CF_API_URL = cloudflare.uri(), CF_API_TOKEN and CF_ACCOUNT_ID as in cloudflare.options()
 * }
 * }</pre>
 */
public final class CloudflareSimulator implements AutoCloseable {

    private static final String BASE = "/client/v4";

    static {
        // Else the JDK's server holds each answer back until the client acknowledged its header, some 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final SimulatorOptions options;
    private final Holdings holdings;
    private final Routes routes;
    private final ObjectMapper mapper = new ObjectMapper();
    private final List<Fault> faults = new ArrayList<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile int forgotten;
    private final Deque<Instant> counted = new ArrayDeque<>();
    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "hostile-cloudflare-simulator");
        thread.setDaemon(true);
        return thread;
    });

    private CloudflareSimulator(SimulatorOptions options) {
        this.options = options;
        this.holdings = new Holdings(options.account());
        this.routes = new Routes(options, holdings);
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), 100);
        } catch (IOException e) {
            throw new UncheckedIOException("can't listen on port " + options.port(), e);
        }
        http.setExecutor(threads);
        http.createContext("/", this::take);
    }

    /** Starts one. */
    public static CloudflareSimulator start(SimulatorOptions options) {
        CloudflareSimulator simulator = new CloudflareSimulator(options);
        simulator.http.start();
        return simulator;
    }

    /** What {@code CF_API_URL} must be. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + BASE);
    }

    /** How it was started. */
    public SimulatorOptions options() {
        return options;
    }

    /** What it holds. */
    public Holdings holdings() {
        return holdings;
    }

    /** Something goes wrong from now on. */
    public void plan(Fault fault) {
        synchronized (faults) {
            faults.add(fault);
        }
    }

    /** The calls so far that aren't forgotten, oldest first. */
    public List<Call> calls() {
        return allCalls().stream().skip(forgotten).toList();
    }

    /** Forgets the calls so far; they count against the limit all the same. */
    public void forgetCalls() {
        forgotten = calls.size();
    }

    /** All calls so far, even those that are forgotten. */
    public List<Call> allCalls() {
        return List.copyOf(calls);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String method = exchange.getRequestMethod();
            String path = exchange.getRequestURI().getRawPath();
            Map<String, String> query = query(exchange);
            LockSupport.parkNanos(options.latency().toNanos());
            Optional<Duration> late = tooMany();
            Optional<Fault> fault = late.isPresent() ? Optional.empty() : strike(method + " " + path);
            Optional<Refusal> instead = late.map(wait -> limited()).or(() -> fault.flatMap(this::instead));
            boolean cut =
                    fault.filter(planned -> planned.kind() == Fault.Kind.CUT).isPresent();
            Call call = cut
                    ? new Call(method, path, query, sent, 0, "", true)
                    : answered(exchange, method, path, query, sent, instead, fault.isPresent());
            calls.add(call);
            if (cut
                    || fault.filter(planned -> planned.kind() == Fault.Kind.DONE_BUT_CUT)
                            .isPresent()) {
                return;
            }
            fault.filter(planned -> planned.kind() == Fault.Kind.SLOW)
                    .ifPresent(planned -> LockSupport.parkNanos(planned.pause().toNanos()));
            late.or(() -> fault.filter(planned -> planned.kind() == Fault.Kind.LIMITED)
                            .map(Fault::pause))
                    .ifPresent(
                            wait -> exchange.getResponseHeaders().set("Retry-After", String.valueOf(wait.toSeconds())));
            send(exchange, call);
        }
    }

    private static void send(HttpExchange exchange, Call call) throws IOException {
        boolean page = call.status() == 502;
        byte[] bytes =
                (page ? "<html><body>502 Bad Gateway</body></html>" : call.answered()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", page ? "text/html" : "application/json");
        exchange.sendResponseHeaders(call.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Refusal limited() {
        return new Refusal(429, 971, "Please wait and consider throttling your request speed");
    }

    private Optional<Refusal> instead(Fault fault) {
        return switch (fault.kind()) {
            case LIMITED -> Optional.of(limited());
            case BROKEN -> Optional.of(new Refusal(500, 10013, "Internal server error"));
            case BAD_GATEWAY -> Optional.of(new Refusal(502, 0, "Bad gateway"));
            default -> Optional.empty();
        };
    }

    /** Counts a call. How long to wait when there were too many. */
    private Optional<Duration> tooMany() {
        synchronized (counted) {
            Instant now = options.clock().instant();
            while (!counted.isEmpty() && !counted.getFirst().isAfter(now.minus(options.window()))) {
                counted.removeFirst();
            }
            if (options.calls() > 0 && counted.size() >= options.calls()) {
                return Optional.of(Duration.between(now, counted.getFirst().plus(options.window()))
                        .plusMillis(999));
            }
            counted.addLast(now);
            return Optional.empty();
        }
    }

    private Optional<Fault> strike(String call) {
        synchronized (faults) {
            for (int i = 0; i < faults.size(); i++) {
                Fault fault = faults.get(i);
                if (fault.calls().matcher(call).matches()) {
                    if (fault.times() > 1) {
                        faults.set(i, fault.times(fault.times() - 1));
                    } else {
                        faults.remove(i);
                    }
                    return Optional.of(fault);
                }
            }
            return Optional.empty();
        }
    }

    private Call answered(
            HttpExchange exchange,
            String method,
            String path,
            Map<String, String> query,
            String sent,
            Optional<Refusal> instead,
            boolean faulted) {
        try {
            if (instead.isPresent()) {
                throw instead.get();
            }
            checkToken(exchange, path);
            List<String> segments = Arrays.stream(
                            path.substring(BASE.length() + 1).split("/", -1))
                    .map(CloudflareSimulator::decoded)
                    .toList();
            JsonNode body = json(sent);
            JsonNode answer = holdings.atOnce(() -> routes.answer(method, segments, query, body));
            return new Call(method, path, query, sent, 200, answer.toString(), faulted);
        } catch (Refusal e) {
            return new Call(method, path, query, sent, e.status(), e.body().toString(), faulted);
        }
    }

    private void checkToken(HttpExchange exchange, String path) {
        String header = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        if (!header.startsWith("Bearer ")) {
            throw Refusal.invalid(6003, "Invalid request headers");
        }
        if (!path.startsWith(BASE + "/")) {
            throw Refusal.noRoute(path);
        }
        if (!header.equals("Bearer " + options.token())) {
            throw path.endsWith("/tokens/verify")
                    ? new Refusal(401, 1000, "Invalid API Token")
                    : new Refusal(403, 9109, "Invalid access token");
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> parameters = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
        return parameters;
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment, StandardCharsets.UTF_8);
    }

    private JsonNode json(String sent) {
        try {
            return sent.isEmpty() ? mapper.createObjectNode() : mapper.readTree(sent);
        } catch (JsonProcessingException e) {
            throw Refusal.invalid(9207, "Request body is invalid.");
        }
    }

    /** Stops at once. */
    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    /**
     * A call.
     *
     * @param method as in {@code GET}
     * @param path as it came over the wire, without the query
     * @param query its parameters
     * @param sent the request's body
     * @param status of the answer; 0 when the connection ended before
     * @param answered the answer's body, as it would be without a fault
     * @param faulted whether a fault was planned for it
     */
    public record Call(
            String method,
            String path,
            Map<String, String> query,
            String sent,
            int status,
            String answered,
            boolean faulted) {

        /** Keeps a copy. */
        public Call {
            query = Map.copyOf(query);
        }

        /** Whether it only reads. */
        public boolean reads() {
            return method.equals("GET");
        }
    }
}
