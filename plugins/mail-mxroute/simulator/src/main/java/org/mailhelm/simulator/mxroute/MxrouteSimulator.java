package org.mailhelm.simulator.mxroute;

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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * MXroute's API on loopback.
 *
 * <pre>{@code
 * try (MxrouteSimulator mxroute = MxrouteSimulator.start(SimulatorOptions.documented())) {
 *     mxroute.account().domain("example.com");
 *     // MXROUTE_API_URL = mxroute.uri(), MX_SERVER, MX_USER and MX_API_KEY as in mxroute.options()
 * }
 * }</pre>
 */
public final class MxrouteSimulator implements AutoCloseable {

    static {
        // Else the JDK's server holds each answer back until the client acknowledged its header, some 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final SimulatorOptions options;
    private final Account account = new Account();
    private final Faults faults = new Faults();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Meter reads;
    private final Meter writes;
    private final Routes routes;
    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "hostile-mxroute-simulator");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Duration latency;

    private MxrouteSimulator(SimulatorOptions options) {
        this.options = options;
        this.latency = options.latency();
        this.reads = new Meter(options.reads(), options.window(), options.counting(), options.clock());
        this.writes = new Meter(options.writes(), options.window(), options.counting(), options.clock());
        this.routes = new Routes(options);
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), 100);
        } catch (IOException e) {
            throw new UncheckedIOException("can't listen on port " + options.port(), e);
        }
        http.setExecutor(threads);
        http.createContext("/", this::take);
    }

    /** Starts one. */
    public static MxrouteSimulator start(SimulatorOptions options) {
        MxrouteSimulator simulator = new MxrouteSimulator(options);
        simulator.http.start();
        return simulator;
    }

    /** What {@code MXROUTE_API_URL} must be. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** How it was started. */
    public SimulatorOptions options() {
        return options;
    }

    /** What it holds. */
    public Account account() {
        return account;
    }

    /** What it does wrong. */
    public Faults faults() {
        return faults;
    }

    /** Answers take that long from now on. */
    public void latency(Duration each) {
        latency = each;
    }

    /** All calls so far, oldest first; those that were refused for their number too. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** How many calls were refused because there were too many, without a fault having been planned. */
    public long refusedForTheirNumber() {
        return calls.stream().filter(Call::limited).count();
    }

    /** Forgets the calls so far; they count against the limits all the same. */
    public void forgetCalls() {
        calls.clear();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            String method = exchange.getRequestMethod();
            String path = exchange.getRequestURI().getRawPath();
            String call = method + " " + path;
            if (!latency.isZero()) {
                LockSupport.parkNanos(latency.toNanos());
            }
            Meter.Reading reading = (method.equals("GET") ? reads : writes).count();
            Optional<Fault> fault = faults.strike(call);
            Reply reply = reading.admitted()
                    ? fault.flatMap(MxrouteSimulator::instead).orElseGet(() -> reply(exchange, method, path, sent))
                    : Refusal.limited().reply();
            String json = reply.body() == null ? "" : mapper.writeValueAsString(reply.body());
            calls.add(new Call(
                    method,
                    path,
                    new String(sent, StandardCharsets.UTF_8),
                    reply.status(),
                    json,
                    !reading.admitted(),
                    fault.isPresent()));
            Optional<Fault.Kind> kind = fault.map(Fault::kind);
            if (kind.equals(Optional.of(Fault.Kind.SLOW))) {
                LockSupport.parkNanos(fault.orElseThrow().after().toNanos());
            }
            if (kind.equals(Optional.of(Fault.Kind.CUT)) || kind.equals(Optional.of(Fault.Kind.DONE_BUT_CUT))) {
                return;
            }
            headers(exchange, reading, reply, fault);
            send(exchange, reply.status(), json, kind);
        }
    }

    /** What is answered instead of doing the work. */
    private static Optional<Reply> instead(Fault fault) {
        return switch (fault.kind()) {
            case LIMITED -> Optional.of(Refusal.limited().reply());
            case BROKEN -> Optional.of(Refusal.broken().reply());
            case BAD_GATEWAY -> Optional.of(new Reply(502, null));
            case CUT -> Optional.of(Reply.done());
            default -> Optional.empty();
        };
    }

    private Reply reply(HttpExchange exchange, String method, String path, byte[] sent) {
        try {
            if (!header(exchange, "X-Server").equals(options.server())
                    || !header(exchange, "X-Username").equals(options.user())
                    || !header(exchange, "X-API-Key").equals(options.key())) {
                throw Refusal.unauthorized();
            }
            List<String> segments = Arrays.stream(path.substring(1).split("/", -1))
                    .map(MxrouteSimulator::decoded)
                    .toList();
            Body body = new Body(json(sent));
            return account.apply(held ->
                    routes.answer(held, method, segments, body, options.clock().instant()));
        } catch (Refusal e) {
            return e.reply();
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private JsonNode json(byte[] sent) {
        if (sent.length == 0) {
            return mapper.createObjectNode();
        }
        try {
            return mapper.readTree(new String(sent, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw Refusal.validation("body", "Invalid JSON");
        }
    }

    private static void headers(HttpExchange exchange, Meter.Reading reading, Reply reply, Optional<Fault> fault) {
        if (reading.limit() > 0) {
            exchange.getResponseHeaders().set("X-RateLimit-Limit", String.valueOf(reading.limit()));
            exchange.getResponseHeaders().set("X-RateLimit-Remaining", String.valueOf(reading.remaining()));
            exchange.getResponseHeaders().set("X-RateLimit-Reset", String.valueOf(reading.resetEpochSeconds()));
        }
        if (reply.status() == 429) {
            long wait = fault.map(planned -> planned.after().toSeconds()).orElseGet(reading::retryAfterSeconds);
            exchange.getResponseHeaders().set("Retry-After", String.valueOf(wait));
        }
    }

    private static void send(HttpExchange exchange, int status, String json, Optional<Fault.Kind> kind)
            throws IOException {
        if (kind.equals(Optional.of(Fault.Kind.PAGE)) || kind.equals(Optional.of(Fault.Kind.BAD_GATEWAY))) {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            write(exchange, status, "<html><body><h1>One moment, please</h1></body></html>", 0);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (json.isEmpty()) {
            exchange.sendResponseHeaders(status, -1);
        } else if (kind.equals(Optional.of(Fault.Kind.WRONG_JSON))) {
            write(exchange, status, "{\"success\": true, \"data\": {\"unexpected\": [[1]]}}", 0);
        } else if (kind.equals(Optional.of(Fault.Kind.HALF_WRITTEN))) {
            write(exchange, status, json.substring(0, json.length() / 2), json.length());
        } else {
            write(exchange, status, json, 0);
        }
    }

    /** Announces so many bytes more than are sent, and the connection ends before they came. */
    private static void write(HttpExchange exchange, int status, String text, int missing) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length + (long) missing);
        exchange.getResponseBody().write(bytes);
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
     * @param path as it came over the wire
     * @param sent the request's body
     * @param status of the answer
     * @param answered the answer's body, before a fault made something else of it
     * @param limited whether it was refused because there were too many
     * @param faulted whether a fault was planned for it
     */
    public record Call(
            String method, String path, String sent, int status, String answered, boolean limited, boolean faulted) {

        /** Whether it only reads. */
        public boolean reads() {
            return method.equals("GET");
        }
    }
}
