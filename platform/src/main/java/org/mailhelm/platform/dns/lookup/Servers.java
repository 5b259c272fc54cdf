package org.mailhelm.platform.dns.lookup;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mailhelm.platform.dns.lookup.Answer.Absent;
import org.mailhelm.platform.dns.lookup.Answer.Cause;
import org.mailhelm.platform.dns.lookup.Answer.Found;
import org.mailhelm.platform.dns.lookup.Answer.Unknown;
import org.mailhelm.platform.dns.lookup.Reading.Alias;
import org.mailhelm.platform.dns.lookup.Reading.Done;
import org.mailhelm.platform.dns.lookup.Reading.Read;
import org.mailhelm.platform.dns.lookup.Reading.Referral;

/** Asks those whom everybody else asks. */
final class Servers {

    private static final int MOST_HOPS = 8;

    private final Exchange exchange;
    private final Supplier<List<InetSocketAddress>> resolvers;

    Servers(Exchange exchange, Supplier<List<InetSocketAddress>> resolvers) {
        this.exchange = exchange;
        this.resolvers = resolvers;
    }

    /** The first answer of a resolver that has one. */
    CompletableFuture<Answer> first(Question question) {
        return first(question, resolvers.get());
    }

    private CompletableFuture<Answer> first(Question question, List<InetSocketAddress> left) {
        if (left.isEmpty()) {
            return CompletableFuture.completedFuture(
                    new Unknown(Cause.UNREACHABLE, "There is no resolver: set DNS_RESOLVERS."));
        }
        return ask(left.get(0), question)
                .thenCompose(answer -> answer.known() || left.size() == 1
                        ? CompletableFuture.completedFuture(answer)
                        : first(question, left.subList(1, left.size())));
    }

    /** What each resolver says. */
    CompletableFuture<List<Sighting.Resolved>> all(Question question) {
        List<CompletableFuture<Sighting.Resolved>> asked = resolvers.get().stream()
                .map(server -> ask(server, question)
                        .thenApply(answer -> new Sighting.Resolved(Exchange.shown(server), answer)))
                .toList();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .thenApply(done -> asked.stream().map(CompletableFuture::join).toList());
    }

    private CompletableFuture<Answer> ask(InetSocketAddress server, Question question) {
        return ask(server, question, 0);
    }

    private CompletableFuture<Answer> ask(InetSocketAddress server, Question question, int hops) {
        return exchange.ask(server, question, true).thenCompose(read -> follow(server, question, read, hops));
    }

    private CompletableFuture<Answer> follow(InetSocketAddress server, Question question, Read read, int hops) {
        if (read instanceof Done done) {
            return CompletableFuture.completedFuture(done.answer());
        }
        if (read instanceof Alias alias && hops < MOST_HOPS) {
            List<String> chain = alias.aliases();
            return ask(server, new Question(chain.get(chain.size() - 1), question.type()), hops + 1)
                    .thenApply(answer -> behind(chain, answer));
        }
        String name = Exchange.shown(server);
        return CompletableFuture.completedFuture(
                read instanceof Referral
                        ? new Unknown(Cause.LAME, name + " only names other servers: it is no resolver.")
                        : new Unknown(Cause.LOOP, question.name() + " leads from name to name."));
    }

    /** The answer for a name that others lead to. */
    static Answer behind(List<String> aliases, Answer answer) {
        if (answer instanceof Found found) {
            return new Found(found.values(), found.ttl(), joined(aliases, found.aliases()), found.authenticated());
        }
        return answer instanceof Absent absent
                ? new Absent(absent.reason(), absent.ttl(), joined(aliases, absent.aliases()))
                : answer;
    }

    private static List<String> joined(List<String> first, List<String> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }
}
