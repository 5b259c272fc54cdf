package org.mailhelm.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An HTTP server that answers every request in the same bad way. It repeats the request's headers in the texts of its
 * errors, as some servers do, so that a plugin that passes texts on is caught with its secrets.
 */
public final class HostileServer implements AutoCloseable {

    private final Fault fault;
    private final ServerSocket socket;
    private final AtomicInteger connections = new AtomicInteger();

    /** Listens on a free port of loopback. */
    public HostileServer(Fault fault) {
        this.fault = fault;
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            if (fault == Fault.REFUSES) {
                socket.close();
                return;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "hostile-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Where it listens, or where nobody listens. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** How many connections were made to it. */
    public int connections() {
        return connections.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.incrementAndGet();
                Thread thread = new Thread(() -> answer(connection), "hostile-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answer(Socket connection) {
        try (connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            StringBuilder headers = new StringBuilder();
            int length = 0;
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                headers.append(line).append(' ');
                if (line.regionMatches(true, 0, "Content-Length: ", 0, 16)) {
                    length = Integer.parseInt(line.substring(16));
                }
            }
            for (int i = 0; i < length; i++) {
                if (in.read() < 0) {
                    return;
                }
            }
            if (fault == Fault.HANGS) {
                // Ends when the client goes away.
                in.read();
                return;
            }
            connection.getOutputStream().write(fault.answer(headers.toString()).getBytes(StandardCharsets.UTF_8));
            connection.getOutputStream().flush();
            connection.shutdownOutput();
            while (in.read() >= 0) {
                // Read on until the client has closed, so that what was sent isn't lost with a reset.
            }
        } catch (IOException e) {
            // The client went away, which is its right here.
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the server does wrong. */
    public enum Fault {
        /** Nobody listens. */
        REFUSES(""),
        /** The credentials are refused. */
        UNAUTHENTICATED("401 Unauthorized"),
        /** A right is missing. */
        FORBIDDEN("403 Forbidden"),
        /** There is no such thing. */
        NOT_FOUND("404 Not Found"),
        /** The server is broken. */
        BROKEN("500 Internal Server Error"),
        /** Too many calls; two minutes to wait. */
        RATE_LIMITED("429 Too Many Requests"),
        /** The answer leads elsewhere. */
        REDIRECTS("302 Found"),
        /** The answer is a page for people. */
        GARBAGE("200 OK"),
        /** The answer ends in its midst. */
        CUTS_OFF("200 OK"),
        /** No answer comes. */
        HANGS("");

        private final String status;

        Fault(String status) {
            this.status = status;
        }

        private String answer(String headers) {
            if (this == CUTS_OFF) {
                return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"a\": [";
            }
            String body = this == GARBAGE
                    ? "<html><body>Welcome to nginx!</body></html>"
                    : "{\"error\": \"refused: " + headers.replace("\\", "").replace("\"", "") + "\"}";
            return "HTTP/1.1 " + status + "\r\nContent-Type: "
                    + (this == GARBAGE ? "text/html" : "application/json")
                    + "\r\nConnection: close\r\n"
                    + (this == RATE_LIMITED ? "Retry-After: 120\r\n" : "")
                    + (this == REDIRECTS ? "Location: http://192.0.2.1/\r\n" : "")
                    + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
        }
    }
}
