package org.mailhelm.distribution;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.mail.RequiredRecord.Match;
import org.mailhelm.api.mail.RequiredRecord.Necessity;
import org.mailhelm.platform.dns.check.Answers;
import org.mailhelm.platform.dns.check.DomainCheck;
import org.mailhelm.platform.dns.check.Finding;
import org.mailhelm.platform.dns.check.Subject;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;
import org.mailhelm.platform.dns.lookup.LookupSettings;
import org.mailhelm.platform.dns.lookup.Lookups;
import org.mailhelm.platform.dns.lookup.Question;
import org.mailhelm.platform.dns.lookup.Sighting;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * Measures questions to DNS: {@code ./mailhelm bench dns [domains]}. A name server on loopback answers after 20 ms and
 * counts how many questions wait for it at once.
 */
final class DnsBenchmark {

    private static final int DOMAINS = 500;
    private static final int LOOKUPS = 10;
    private static final int IN_FLIGHT = 200;
    private static final long LATENCY_MS = 20;
    private static final int BUFFER = 8 << 20;

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final ScheduledExecutorService answers = Executors.newScheduledThreadPool(1, DnsBenchmark::daemon);

    public static void main(String[] arguments) throws IOException {
        new DnsBenchmark().run(arguments.length > 1 ? Integer.parseInt(arguments[1]) : DOMAINS);
    }

    private void run(int domains) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setReceiveBufferSize(BUFFER);
            daemon(() -> serve(socket)).start();
            InetSocketAddress server = (InetSocketAddress) socket.getLocalSocketAddress();
            Lookups lookups = new Lookups(
                    new LookupSettings(List.of(server), true, server.getPort(), Duration.ofSeconds(2), IN_FLIGHT),
                    Clock.systemUTC());
            lookups(lookups, Math.min(domains, 50));
            report(domains + " domains x " + LOOKUPS + " lookups", () -> lookups(lookups, domains));
            report("health of " + domains + " domains, all checks", () -> health(lookups, domains));
        }
        answers.shutdownNow();
    }

    private void report(String what, Runnable work) {
        asked.set(0);
        most.set(0);
        long began = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - began) / 1e9;
        out.printf(
                Locale.ROOT,
                "%-44s %6.2f s, %6d questions, at most %d in flight%n",
                what,
                seconds,
                asked.get(),
                most.get());
    }

    private static void lookups(Lookups lookups, int domains) {
        List<CompletableFuture<Sighting>> all = new ArrayList<>();
        for (int i = 0; i < domains; i++) {
            for (int j = 0; j < LOOKUPS; j++) {
                all.add(lookups.look(new Question("n" + j + ".d" + i + ".example", RecordType.TXT)));
            }
        }
        check(all.stream().allMatch(one -> one.join().answer().known()), "a question stayed without an answer");
    }

    private static void health(Lookups lookups, int domains) {
        List<CompletableFuture<List<Finding>>> all = IntStream.range(0, domains)
                .mapToObj(i -> look(lookups, subject("d" + i + ".example"), new Answers()))
                .toList();
        check(
                all.stream()
                        .flatMap(one -> one.join().stream())
                        .noneMatch(one -> one.message().startsWith("Nobody")),
                "a check stayed without an answer");
    }

    private static CompletableFuture<List<Finding>> look(Lookups lookups, Subject subject, Answers answers) {
        List<Finding> findings = DomainCheck.of(subject, answers);
        List<CompletableFuture<Sighting>> asked =
                answers.wanted().stream().map(lookups::look).toList();
        return asked.isEmpty()
                ? CompletableFuture.completedFuture(findings)
                : CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                        .thenCompose(done -> {
                            asked.forEach(one -> answers.with(one.join()));
                            return look(lookups, subject, answers);
                        });
    }

    private static Subject subject(String domain) {
        DomainName name = new DomainName(domain);
        return new Subject(
                name,
                List.of(
                        record(Topic.MX, name, RecordType.MX, "10 mx.host.example"),
                        record(Topic.SPF, name, RecordType.TXT, "v=spf1 include:host.example -all"),
                        record(Topic.DKIM, new DomainName("x._domainkey." + domain), RecordType.TXT, "v=DKIM1; p=AbCd"),
                        record(Topic.DMARC, name.child("_dmarc"), RecordType.TXT, "v=DMARC1; p=none"),
                        record(Topic.MAIL_HOST, name.child("mail"), RecordType.CNAME, "mx.host.example")),
                true,
                true,
                Optional.empty());
    }

    private static DesiredRecord record(Topic topic, DomainName name, RecordType type, String value) {
        return new DesiredRecord(topic, name, type, value, Necessity.REQUIRED, Match.EXACT);
    }

    private void serve(DatagramSocket socket) {
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
            try {
                socket.receive(packet);
            } catch (IOException e) {
                return;
            }
            asked.incrementAndGet();
            most.accumulateAndGet(waiting.incrementAndGet(), Math::max);
            byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
            answers.schedule(() -> answer(socket, packet, bytes), LATENCY_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void answer(DatagramSocket socket, DatagramPacket to, byte[] bytes) {
        // Before it is sent: the next question may come at once.
        waiting.decrementAndGet();
        try {
            Message query = new Message(bytes);
            byte[] answer = answer(query).toWire();
            socket.send(new DatagramPacket(answer, answer.length, to.getSocketAddress()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Message answer(Message query) throws IOException {
        Record question = query.getQuestion();
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RD);
        answer.getHeader().setFlag(Flags.RA);
        answer.addRecord(question, Section.QUESTION);
        String name = question.getName().toString();
        String value = value(name, question.getType());
        if (value.isEmpty()) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        } else {
            answer.addRecord(
                    Record.fromString(question.getName(), question.getType(), DClass.IN, 300, value, Name.root),
                    Section.ANSWER);
        }
        return answer;
    }

    private static String value(String name, int type) {
        if (type == Type.TXT) {
            return name.startsWith("_dmarc.")
                    ? "\"v=DMARC1\\; p=none\""
                    : name.startsWith("x.") ? "\"v=DKIM1\\; p=AbCd\"" : text(name);
        }
        if (type == Type.MX) {
            return "10 mx.host.example.";
        }
        if (type == Type.A && name.equals("mx.host.example.")) {
            return "192.0.2.1";
        }
        return type == Type.CNAME && name.startsWith("mail.") ? "mx.host.example." : "";
    }

    private static String text(String name) {
        if (name.equals("host.example.")) {
            return "\"v=spf1 ip4:192.0.2.0/24 -all\"";
        }
        return name.startsWith("d") ? "\"v=spf1 include:host.example -all\"" : name.startsWith("n") ? "\"text\"" : "";
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "bench-dns");
        thread.setDaemon(true);
        return thread;
    }
}
