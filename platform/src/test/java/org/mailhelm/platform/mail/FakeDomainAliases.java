package org.mailhelm.platform.mail;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.DomainAlias;
import org.mailhelm.api.mail.DomainAliases;

/** One domain's other names in memory. */
final class FakeDomainAliases implements DomainAliases {

    final Map<DomainName, DomainAlias.Kind> kept = Collections.synchronizedMap(new TreeMap<>());
    volatile Set<DomainAlias.Kind> kinds = Set.of(DomainAlias.Kind.values());
    private final FakeMailHost host;
    private volatile @Nullable Failure afterwards;

    FakeDomainAliases(FakeMailHost host) {
        this.host = host;
        host.domainAliases = Optional.of(this);
    }

    /** As it was at first. */
    void reset() {
        kept.clear();
        kinds = Set.of(DomainAlias.Kind.values());
        afterwards = null;
        host.domainAliases = Optional.of(this);
    }

    /** The next change takes place, and its answer is lost. */
    void loseAnswer(Failure failure) {
        afterwards = failure;
    }

    @Override
    public Set<DomainAlias.Kind> kinds() {
        return kinds;
    }

    @Override
    public List<DomainAlias> list(DomainName domain) {
        return host.answer(() -> kept.entrySet().stream()
                .map(entry -> new DomainAlias(entry.getKey(), entry.getValue()))
                .toList());
    }

    @Override
    public void add(DomainName domain, DomainAlias alias) {
        host.answer(() -> {
            if (kept.putIfAbsent(alias.name(), alias.kind()) != null) {
                throw new Failure.Conflict(alias.name() + " is in use.");
            }
            return true;
        });
        lose();
    }

    @Override
    public void remove(DomainName domain, DomainName alias) {
        host.answer(() -> Optional.ofNullable(kept.remove(alias)));
        lose();
    }

    private void lose() {
        Failure lost = afterwards;
        if (lost != null) {
            afterwards = null;
            throw lost;
        }
    }
}
