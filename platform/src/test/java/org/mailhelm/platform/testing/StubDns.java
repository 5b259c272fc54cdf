package org.mailhelm.platform.testing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** A DNS server of a test, over UDP and TCP on loopback, that can also be slow, silent, cut short or false. */
public final class StubDns implements AutoCloseable {

    /** What it does with a question. */
    public enum Manner {
        /** Answers. */
        HONEST,
        /** Never answers. */
        SILENT,
        /** Cuts each answer over UDP off. */
        TRUNCATING,
        /** Answers another question. */
        BESIDE,
        /** Says SERVFAIL. */
        FAILING,
        /** Says SERVFAIL unless it need not check signatures. */
        BOGUS,
        /** Says REFUSED. */
        REFUSING,
        /** Sends bytes that are no message. */
        NOISE
    }

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final boolean recursive;
    private final List<Record> records = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger overTcp = new AtomicInteger();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final ExecutorService readers = Executors.newCachedThreadPool(StubDns::daemon);
    private final ScheduledExecutorService answers = Executors.newScheduledThreadPool(2, StubDns::daemon);
    private volatile Manner manner = Manner.HONEST;
    private volatile Duration latency = Duration.ZERO;

    private StubDns(InetAddress address, int port, boolean recursive) {
        this.recursive = recursive;
        try {
            this.tcp = new ServerSocket(port, 50, address);
            this.udp = new DatagramSocket(new InetSocketAddress(address, tcp.getLocalPort()));
            udp.setReceiveBufferSize(1 << 20);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        readers.execute(this::serveUdp);
        readers.execute(this::serveTcp);
    }

    /** A resolver on a free port. */
    public static StubDns resolver() {
        return new StubDns(InetAddress.getLoopbackAddress(), 0, true);
    }

    /** A server of zones at a loopback address. */
    public static StubDns authority(String address, int port) {
        try {
            return new StubDns(InetAddress.getByName(address), port, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) udp.getLocalSocketAddress();
    }

    /** As in DNS_RESOLVERS. */
    public String setting() {
        return udp.getLocalAddress().getHostAddress() + ":" + udp.getLocalPort();
    }

    /** Holds a record, as in {@code ("example.test", "MX", "10 mail.example.test.")}; TTL 300. */
    public StubDns with(String name, String type, String value) {
        try {
            Name owner = Name.fromString(name, Name.root);
            records.add(Record.fromString(owner, Type.value(type), DClass.IN, 300, value, Name.root));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Holds a text of any length. */
    public StubDns text(String name, String value) {
        StringBuilder quoted = new StringBuilder();
        for (int i = 0; i < value.length(); i += 255) {
            quoted.append('"')
                    .append(value, i, Math.min(value.length(), i + 255))
                    .append("\" ");
        }
        return with(name, "TXT", quoted.toString().replace(";", "\\;"));
    }

    /** Holds no records of that name and type any more. */
    public StubDns without(String name, String type) {
        try {
            Name owner = Name.fromString(name, Name.root);
            records.removeIf(record -> record.getName().equals(owner) && record.getType() == Type.value(type));
            return this;
        } catch (TextParseException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Behaves so from now on. */
    public StubDns be(Manner value) {
        manner = value;
        return this;
    }

    /** Answers after that time. */
    public StubDns after(Duration value) {
        latency = value;
        return this;
    }

    /** What it was asked, as in {@code example.test. MX}. */
    public List<String> asked() {
        return asked;
    }

    /** How many questions came over TCP. */
    public int overTcp() {
        return overTcp.get();
    }

    /** How many questions waited for their answer at once. */
    public int mostAtOnce() {
        return most.get();
    }

    private void serveUdp() {
        while (!udp.isClosed()) {
            DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
            try {
                udp.receive(packet);
            } catch (IOException e) {
                return;
            }
            byte[] question = Arrays.copyOf(packet.getData(), packet.getLength());
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            answers.schedule(
                    () -> {
                        now.decrementAndGet();
                        reply(question, false).ifPresent(bytes -> send(bytes, packet));
                    },
                    latency.toNanos(),
                    TimeUnit.NANOSECONDS);
        }
    }

    private void send(byte[] bytes, DatagramPacket to) {
        try {
            udp.send(new DatagramPacket(bytes, bytes.length, to.getSocketAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try {
                Socket connection = tcp.accept();
                readers.execute(() -> answerOver(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answerOver(Socket connection) {
        try (connection) {
            DataInputStream in = new DataInputStream(connection.getInputStream());
            byte[] question = in.readNBytes(in.readUnsignedShort());
            overTcp.incrementAndGet();
            Optional<byte[]> bytes = reply(question, true);
            if (bytes.isPresent()) {
                DataOutputStream out = new DataOutputStream(connection.getOutputStream());
                out.writeShort(bytes.get().length);
                out.write(bytes.get());
                out.flush();
            }
        } catch (IOException e) {
            // The client went away.
        }
    }

    private Optional<byte[]> reply(byte[] bytes, boolean overTcp) {
        try {
            Message query = new Message(bytes);
            Record question = query.getQuestion();
            asked.add(question.getName() + " " + Type.string(question.getType()));
            return switch (manner) {
                case SILENT -> Optional.empty();
                case NOISE -> Optional.of(new byte[] {bytes[0], bytes[1], -1, -1, 0, 9});
                case FAILING -> Optional.of(empty(query, Rcode.SERVFAIL).toWire());
                case REFUSING -> Optional.of(empty(query, Rcode.REFUSED).toWire());
                case BOGUS ->
                    Optional.of(
                            query.getHeader().getFlag(Flags.CD)
                                    ? answer(query).toWire()
                                    : empty(query, Rcode.SERVFAIL).toWire());
                case BESIDE -> Optional.of(beside(query).toWire());
                case TRUNCATING ->
                    Optional.of(
                            overTcp ? answer(query).toWire() : truncated(query).toWire());
                case HONEST -> Optional.of(answer(query).toWire(overTcp ? 65535 : 1232));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Message truncated(Message query) {
        Message answer = empty(query, Rcode.NOERROR);
        answer.getHeader().setFlag(Flags.TC);
        return answer;
    }

    private Message beside(Message query) throws IOException {
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        Name other = Name.fromString("elsewhere.test.");
        answer.addRecord(Record.newRecord(other, query.getQuestion().getType(), DClass.IN), Section.QUESTION);
        return answer;
    }

    private Message empty(Message query, int code) {
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        if (recursive) {
            answer.getHeader().setFlag(Flags.RA);
        }
        if (query.getHeader().getFlag(Flags.RD)) {
            answer.getHeader().setFlag(Flags.RD);
        }
        answer.getHeader().setRcode(code);
        answer.addRecord(query.getQuestion(), Section.QUESTION);
        return answer;
    }

    private Message answer(Message query) {
        Name name = query.getQuestion().getName();
        int type = query.getQuestion().getType();
        Message answer = empty(query, Rcode.NOERROR);
        Optional<Record> delegation = delegation(name);
        if (!recursive && delegation.isPresent()) {
            answer.addRecord(delegation.get(), Section.AUTHORITY);
            return answer;
        }
        if (!recursive) {
            answer.getHeader().setFlag(Flags.AA);
        }
        for (int hops = 0; hops < 12; hops++) {
            Name at = name;
            List<Record> found = records.stream()
                    .filter(record -> record.getName().equals(at) && record.getType() == type)
                    .toList();
            found.forEach(record -> answer.addRecord(record, Section.ANSWER));
            Optional<CNAMERecord> alias = records.stream()
                    .filter(record -> record.getName().equals(at) && record instanceof CNAMERecord)
                    .map(CNAMERecord.class::cast)
                    .findFirst();
            if (!found.isEmpty() || alias.isEmpty() || type == Type.CNAME) {
                boolean there =
                        records.stream().anyMatch(record -> record.getName().subdomain(at));
                if (!there && (hops == 0 || recursive)) {
                    answer.getHeader().setRcode(Rcode.NXDOMAIN);
                }
                return answer;
            }
            answer.addRecord(alias.get(), Section.ANSWER);
            name = alias.get().getTarget();
        }
        return answer;
    }

    /** Held as NS at a name below the one of an SOA. */
    private Optional<Record> delegation(Name name) {
        return records.stream()
                .filter(record -> record.getType() == Type.NS && name.subdomain(record.getName()))
                .filter(record -> records.stream()
                        .noneMatch(soa ->
                                soa.getType() == Type.SOA && soa.getName().equals(record.getName())))
                .findFirst();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "stub-dns");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        readers.shutdownNow();
        answers.shutdownNow();
    }
}
