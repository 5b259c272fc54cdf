package org.mailhelm.plugin.dns.rfc2136;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.Failure;
import org.xbill.DNS.Message;
import org.xbill.DNS.MessageSizeExceededException;

/**
 * A connection over TCP (RFC 7766): nothing is cut off, and nobody answers in the server's place. Everything is signed.
 * For one thread; an interrupt ends it.
 */
final class Session implements AutoCloseable {

    /** Questions that are under way at once. */
    private static final int TOGETHER = 32;

    private final Server server;
    private final SocketChannel channel;
    private int nextId = 1;

    private Session(Server server, SocketChannel channel) {
        this.server = server;
        this.channel = channel;
    }

    static Session open(Server server) {
        SocketChannel channel = null;
        try {
            channel = SocketChannel.open();
            channel.socket().setTcpNoDelay(true);
            channel.socket().connect(server.address(), (int) server.patience().toMillis());
            return new Session(server, channel);
        } catch (IOException e) {
            close(channel);
            throw failure(server, e);
        }
    }

    Message ask(Message question) {
        return ask(List.of(question)).get(0);
    }

    /** The answers, in the order of the questions. */
    List<Message> ask(List<? extends Message> questions) {
        List<Message> answers = new ArrayList<>(questions.size());
        for (int begin = 0; begin < questions.size(); begin += TOGETHER) {
            answers.addAll(askTogether(questions.subList(begin, Math.min(questions.size(), begin + TOGETHER))));
        }
        return answers;
    }

    /** An answer may come before that to an earlier question. */
    private List<Message> askTogether(List<? extends Message> questions) {
        List<byte[]> sent = new ArrayList<>();
        for (Message question : questions) {
            question.getHeader().setID(nextId++ & 0xFFFF);
            question.setTSIG(server.key());
            sent.add(wire(question));
        }
        Map<Integer, Message> answers = new HashMap<>();
        try {
            OutputStream out = channel.socket().getOutputStream();
            for (byte[] message : sent) {
                byte[] framed = new byte[message.length + 2];
                framed[0] = (byte) (message.length >> 8);
                framed[1] = (byte) message.length;
                System.arraycopy(message, 0, framed, 2, message.length);
                out.write(framed);
            }
            long deadline = System.nanoTime() + server.patience().toNanos();
            Map<Integer, byte[]> requests = new HashMap<>();
            sent.forEach(message -> requests.put(twoBytes(message), message));
            while (answers.size() < questions.size()) {
                byte[] wire = read(deadline);
                byte @Nullable [] request = requests.get(twoBytes(wire));
                if (request != null) {
                    answers.put(twoBytes(wire), Signatures.checked(server, request, wire));
                }
            }
        } catch (IOException e) {
            throw failure(server, e);
        }
        return sent.stream().map(message -> answers.get(twoBytes(message))).toList();
    }

    private static byte[] wire(Message question) {
        try {
            // Without leave to cut it off: a server takes what is left of an update for the whole.
            return question.toWire(Message.MAXLENGTH, false);
        } catch (MessageSizeExceededException e) {
            throw new Failure.LimitReached("These are more changes than fit into one message of DNS, which is 64 KiB."
                    + " Nothing was changed; apply fewer at a time.");
        }
    }

    private static int twoBytes(byte[] message) {
        return ((message[0] & 0xFF) << 8) | (message[1] & 0xFF);
    }

    private byte[] read(long deadline) throws IOException {
        byte[] length = read(2, deadline);
        byte[] message = read(twoBytes(length), deadline);
        if (message.length < 12) {
            throw new IOException("an answer of " + message.length + " bytes");
        }
        return message;
    }

    private byte[] read(int count, long deadline) throws IOException {
        Socket socket = channel.socket();
        InputStream in = socket.getInputStream();
        byte[] bytes = new byte[count];
        for (int begin = 0; begin < count; ) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new SocketTimeoutException();
            }
            socket.setSoTimeout((int) left);
            int read = in.read(bytes, begin, count - begin);
            if (read < 0) {
                throw new EOFException();
            }
            begin += read;
        }
        return bytes;
    }

    static Failure failure(Server server, IOException e) {
        if (e instanceof ClosedByInterruptException) {
            return new Failure.Unavailable("The call to " + server + " was ended before its answer.", true, e);
        }
        String what = e instanceof SocketTimeoutException
                ? " doesn't answer in time."
                : e instanceof EOFException
                        ? " closed the connection without an answer."
                        : " can't be reached over TCP.";
        return new Failure.Unavailable(
                "The name server " + server + what + " Check server and port in the connection's settings.", true, e);
    }

    @Override
    public void close() {
        close(channel);
    }

    private static void close(@Nullable SocketChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // It is gone either way.
        }
    }
}
