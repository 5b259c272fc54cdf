package org.mailhelm.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on loopback that keeps what it is sent and answers as it is told; 200 with {@code {}} at first. */
public final class HttpRecorder implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "hostile-recorder");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Answer answer = new Answer(200, Map.of("Content-Type", "application/json"), "{}");

    /** Listens on a free port. */
    public HttpRecorder() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    /** Where it listens, without a path. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** All requests so far, oldest first. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** Answers so from now on. */
    public void answer(int status, Map<String, String> headers, String body) {
        answer = new Answer(status, Map.copyOf(headers), body);
    }

    /** Forgets what it has received. */
    public void forget() {
        received.clear();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            received.add(new Received(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
            Answer now = answer;
            now.headers.forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = now.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(now.status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private record Answer(int status, Map<String, String> headers, String body) {}

    /**
     * A request.
     *
     * @param method as in {@code POST}
     * @param target path and query, as they came over the wire
     * @param headers the first value of each
     * @param text the body, read as UTF-8
     */
    public record Received(String method, String target, Map<String, String> headers, String text) {

        /** A header, whatever the case of its name. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }
}
