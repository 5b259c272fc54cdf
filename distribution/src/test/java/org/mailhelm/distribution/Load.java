package org.mailhelm.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks a host on this machine for one thing over and over, on eight connections at once.
 *
 * @param headers each with its end but for the last
 * @param statuses what may be answered
 */
record Load(int port, String path, String headers, String statuses) {

    private static final int CONNECTIONS = 8;

    /** How long the answers took in nanoseconds, sorted. */
    long[] times(long duration) throws InterruptedException, ExecutionException {
        ExecutorService users = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            Callable<List<Long>> user = () -> {
                List<Long> times = new ArrayList<>();
                long end = System.nanoTime() + duration;
                try (Asker asker = new Asker(this)) {
                    while (System.nanoTime() < end) {
                        long began = System.nanoTime();
                        asker.ask();
                        times.add(System.nanoTime() - began);
                    }
                }
                return times;
            };
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> times : users.invokeAll(Collections.nCopies(CONNECTIONS, user))) {
                all.addAll(times.get());
            }
            return all.stream().mapToLong(Long::longValue).sorted().toArray();
        } finally {
            users.shutdown();
        }
    }

    /** Asks once. */
    void once() throws IOException {
        try (Asker asker = new Asker(this)) {
            asker.ask();
        }
    }

    static String millis(long[] sorted, int percentile) {
        return String.format(Locale.ROOT, "%.1f", sorted[(sorted.length - 1) * percentile / 100] / 1e6);
    }

    /** One connection that asks for one thing, with little work of its own: it shares the machine with the host. */
    private static final class Asker implements AutoCloseable {

        private static final String LENGTH = "\r\ncontent-length: ";

        private final Socket socket;
        private final InputStream in;
        private final byte[] question;
        private final byte[] buffer = new byte[128 * 1024];
        private final String statuses;

        Asker(Load load) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), load.port);
            socket.setTcpNoDelay(true);
            in = socket.getInputStream();
            question = ("GET " + load.path + " HTTP/1.1\r\nHost: localhost:" + load.port + "\r\n" + load.headers
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1);
            statuses = load.statuses;
        }

        void ask() throws IOException {
            socket.getOutputStream().write(question);
            int have = 0;
            int end = -1;
            String head = "";
            while (end < 0) {
                have += read(have);
                head = new String(buffer, 0, have, StandardCharsets.ISO_8859_1);
                end = head.indexOf("\r\n\r\n");
            }
            int length = head.indexOf(LENGTH);
            if (length < 0 || length > end || !statuses.contains(head.substring(9, 12))) {
                throw new IllegalStateException("answered: " + head.substring(0, end));
            }
            int from = length + LENGTH.length();
            int left = Integer.parseInt(head.substring(from, head.indexOf('\r', from))) - (have - end - 4);
            while (left > 0) {
                left -= read(0);
            }
        }

        private int read(int at) throws IOException {
            int read = in.read(buffer, at, buffer.length - at);
            if (read < 0) {
                throw new IOException("The host closed the connection.");
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
