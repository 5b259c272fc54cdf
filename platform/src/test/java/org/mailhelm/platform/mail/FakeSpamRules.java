package org.mailhelm.platform.mail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.SpamRules;

/** One domain's spam filter in memory, which takes so many entries and no more when told to. */
final class FakeSpamRules implements SpamRules {

    final Map<Listing, List<String>> lists = Collections.synchronizedMap(new TreeMap<>());
    volatile int score = 15;
    final AtomicInteger takes = new AtomicInteger(Integer.MAX_VALUE);
    private final FakeMailHost host;

    FakeSpamRules(FakeMailHost host) {
        this.host = host;
        for (Listing list : Listing.values()) {
            lists.put(list, Collections.synchronizedList(new ArrayList<>()));
        }
        host.spamRules = Optional.of(this);
    }

    /** As it was at first. */
    void reset() {
        lists.values().forEach(List::clear);
        score = 15;
        takes.set(Integer.MAX_VALUE);
        host.spamRules = Optional.of(this);
    }

    List<String> of(Listing list) {
        return lists.getOrDefault(list, List.of());
    }

    @Override
    public int score(DomainName domain) {
        return host.answer(() -> score);
    }

    @Override
    public void changeScore(DomainName domain, int wanted) {
        host.answer(() -> {
            score = wanted;
            return true;
        });
    }

    @Override
    public List<String> entries(DomainName domain, Listing list) {
        return host.answer(() -> List.copyOf(of(list)));
    }

    @Override
    public void add(DomainName domain, Listing list, String entry) {
        host.answer(() -> {
            if (takes.getAndDecrement() <= 0) {
                throw new Failure.RateLimited("Too many calls for now.", java.time.Duration.ofSeconds(30));
            }
            return of(list).contains(entry) || of(list).add(entry);
        });
    }

    @Override
    public void remove(DomainName domain, Listing list, String entry) {
        host.answer(() -> of(list).remove(entry));
    }
}
