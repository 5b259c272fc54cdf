package org.mailhelm.platform.rest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers each connection's one request as the script says, byte for byte. The last answer stays. */
final class ScriptedServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Queue<Play> script = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Play last = out -> {};

    ScriptedServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** Request line and headers of each request so far. */
    List<String> requests() {
        return requests;
    }

    ScriptedServer then(Play play) {
        script.add(play);
        return this;
    }

    ScriptedServer then(String status, String body, String... headers) {
        return then(out ->
                out.write(("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nConnection: close\r\n"
                                + String.join(
                                        "",
                                        java.util.Arrays.stream(headers)
                                                .map(header -> header + "\r\n")
                                                .toList())
                                + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.UTF_8)));
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread thread = new Thread(() -> answer(connection), "scripted-connection");
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
            StringBuilder request = new StringBuilder();
            int length = 0;
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                request.append(line).append('\n');
                if (line.startsWith("Content-Length: ")) {
                    length = Integer.parseInt(line.substring(16));
                }
            }
            for (int i = 0; i < length; i++) {
                request.append((char) in.read());
            }
            requests.add(new String(request.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
            Play play = script.poll();
            last = play == null ? last : play;
            last.answer(connection.getOutputStream());
            connection.getOutputStream().flush();
        } catch (IOException e) {
            // The client went away, which several tests want.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** One answer. */
    @FunctionalInterface
    interface Play {

        void answer(OutputStream out) throws IOException;
    }
}
