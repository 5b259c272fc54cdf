package org.mailhelm.platform.mail;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.Forwarder;
import org.mailhelm.api.mail.Forwarders;
import org.mailhelm.api.mail.MailAddress;

/** Forwarders in memory, for a host that has no call to change one, and that breaks where it is told to. */
final class FakeForwarders implements Forwarders {

    final Map<MailAddress, List<String>> kept = Collections.synchronizedMap(new TreeMap<>());
    private final FakeMailHost host;
    private volatile boolean special = true;
    private volatile @Nullable Failure half;
    private volatile @Nullable Failure afterwards;

    FakeForwarders(FakeMailHost host) {
        this.host = host;
        host.forwarders = java.util.Optional.of(this);
    }

    /** As it was at first. */
    void reset() {
        kept.clear();
        special = true;
        half = null;
        afterwards = null;
        host.forwarders = java.util.Optional.of(this);
    }

    FakeForwarders withoutSpecial() {
        special = false;
        return this;
    }

    /** The next replacement removes, fails, and can't put back what was there. */
    void breakHalfway(Failure failure) {
        half = failure;
    }

    /** The next change takes place, and its answer is lost. */
    void loseAnswer(Failure failure) {
        afterwards = failure;
    }

    List<String> of(String address) {
        return kept.getOrDefault(MailAddress.parse(address), List.of());
    }

    @Override
    public boolean specialDestinations() {
        return special;
    }

    @Override
    public List<String> cautions(List<String> destinations) {
        return destinations.stream().anyMatch(one -> one.endsWith("@strict.example"))
                ? List.of("Forwarding to strict.example makes the <host> filter spam more strictly.")
                : List.of();
    }

    @Override
    public List<Forwarder> list(DomainName domain) {
        return host.answer(() -> {
            host.at(domain);
            return kept.entrySet().stream()
                    .filter(entry -> entry.getKey().domain().equals(domain))
                    .map(entry -> new Forwarder(entry.getKey(), entry.getValue()))
                    .toList();
        });
    }

    @Override
    public void create(Forwarder forwarder) {
        change(() -> {
            if (host.at(forwarder.address().domain())
                            .containsKey(forwarder.address().localPart())
                    || kept.putIfAbsent(forwarder.address(), forwarder.destinations()) != null) {
                throw new Failure.Conflict("The address " + forwarder.address() + " is in use.");
            }
        });
    }

    @Override
    public void replace(Forwarder forwarder) {
        change(() -> {
            if (kept.remove(forwarder.address()) == null) {
                throw new Failure.NotFound("There is no forwarder " + forwarder.address() + ".");
            }
            Failure broken = half;
            if (broken != null) {
                half = null;
                throw broken;
            }
            kept.put(forwarder.address(), forwarder.destinations());
        });
    }

    @Override
    public void remove(MailAddress address) {
        change(() -> kept.remove(address));
    }

    private void change(Runnable work) {
        host.answer(() -> {
            work.run();
            return true;
        });
        Failure lost = afterwards;
        if (lost != null) {
            afterwards = null;
            throw lost;
        }
    }
}
