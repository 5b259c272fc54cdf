package org.mailhelm.platform.dns.lookup;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mailhelm.platform.dns.lookup.Answer.Cause;
import org.mailhelm.platform.dns.lookup.Answer.Unknown;
import org.mailhelm.platform.dns.lookup.Reading.Done;
import org.mailhelm.platform.dns.lookup.Reading.Read;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.WireParseException;

/** Puts one question to one server: by UDP, by TCP when the answer is cut off, once more when nothing comes. */
final class Exchange {

    private static final int TRIES = 2;
    // What crosses nearly every network in one piece (the DNS flag day of 2020).
    private static final int PAYLOAD = 1232;

    private final InFlight inFlight;
    private final Duration patience;
    private final Executor threads;

    Exchange(LookupSettings settings, Executor threads) {
        this.inFlight = new InFlight(settings.inFlight());
        this.patience = settings.patience();
        this.threads = threads;
    }

    /** Never fails: what goes wrong is the answer. */
    CompletableFuture<Read> ask(InetSocketAddress server, Question question, boolean recursion) {
        Message query;
        try {
            query = query(question, recursion);
        } catch (TextParseException e) {
            return CompletableFuture.completedFuture(new Done(
                    new Unknown(Cause.MALFORMED, "\"" + question.name() + "\" is no name that DNS can hold.")));
        }
        return attempt(server, question, query, TRIES);
    }

    private CompletableFuture<Read> attempt(InetSocketAddress server, Question question, Message query, int left) {
        return inFlight.run(() -> send(server, query))
                .handleAsync(
                        (message, problem) -> problem == null
                                ? bogusOrNot(server, question, query, message)
                                : again(server, question, query, left, problem),
                        threads)
                .thenCompose(next -> next);
    }

    private CompletableFuture<Message> send(InetSocketAddress server, Message query) {
        SimpleResolver resolver = new SimpleResolver(server);
        resolver.setTimeout(patience);
        resolver.setEDNS(0, PAYLOAD, 0, java.util.List.of());
        return resolver.sendAsync(query, threads)
                .toCompletableFuture()
                // Above the library's own limit, which begins anew over TCP.
                .orTimeout(patience.multipliedBy(3).toMillis(), TimeUnit.MILLISECONDS);
    }

    private CompletableFuture<Read> again(
            InetSocketAddress server, Question question, Message query, int left, Throwable problem) {
        Unknown unknown = unknown(server, problem);
        return left > 1 && unknown.cause() == Cause.TIMEOUT
                ? attempt(server, question, query, left - 1)
                : CompletableFuture.completedFuture(new Done(unknown));
    }

    /** A resolver that checks signatures and can't say why it failed tells it by what it answers when it must not check. */
    private CompletableFuture<Read> bogusOrNot(
            InetSocketAddress server, Question question, Message query, Message message) {
        Read read = Reading.of(question, message, shown(server));
        boolean recursion = query.getHeader().getFlag(Flags.RD);
        if (!recursion
                || query.getHeader().getFlag(Flags.CD)
                || !(read instanceof Done done)
                || !(done.answer() instanceof Unknown unknown)
                || unknown.cause() != Cause.SERVER_FAILURE) {
            return CompletableFuture.completedFuture(read);
        }
        Message unchecked = query.clone();
        unchecked.getHeader().setFlag(Flags.CD);
        CompletionStage<Message> second = inFlight.run(() -> send(server, unchecked));
        return second.<Read>handle((answer, problem) -> problem == null && answer.getRcode() != Rcode.SERVFAIL
                        ? new Done(new Unknown(
                                Cause.BOGUS,
                                shown(server) + " answers only when it need not check signatures (DNSSEC)."))
                        : read)
                .toCompletableFuture();
    }

    private static Message query(Question question, boolean recursion) throws TextParseException {
        Name name = Name.fromString(question.name(), Name.root);
        Message query = Message.newQuery(Record.newRecord(name, Reading.type(question), DClass.IN));
        if (recursion) {
            // Asks to be told whether the signatures are right (RFC 6840, section 5.7).
            query.getHeader().setFlag(Flags.AD);
        } else {
            query.getHeader().unsetFlag(Flags.RD);
        }
        return query;
    }

    private static Unknown unknown(InetSocketAddress server, Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        String name = shown(server);
        if (cause instanceof WireParseException) {
            return new Unknown(Cause.MALFORMED, name + " sent something that is no answer to the question.");
        }
        // The library tells a time that ran out by an IOException of that message.
        if (cause instanceof TimeoutException
                || cause.getMessage() == null
                || cause.getMessage().contains("Timed out")
                || cause.getMessage().contains("timed out")) {
            return new Unknown(Cause.TIMEOUT, name + " didn't answer in time.");
        }
        return cause instanceof IOException
                ? new Unknown(Cause.UNREACHABLE, name + " can't be reached: " + cause.getMessage())
                : new Unknown(Cause.MALFORMED, name + " sent something that can't be read.");
    }

    /** As people write it: without the usual port. */
    static String shown(InetSocketAddress server) {
        String host = server.getAddress().getHostAddress();
        if (server.getPort() == LookupSettings.PORT) {
            return host;
        }
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + server.getPort();
    }
}
