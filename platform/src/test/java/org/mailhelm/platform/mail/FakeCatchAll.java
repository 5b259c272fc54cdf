package org.mailhelm.platform.mail;

import java.util.Optional;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.mail.CatchAll;

/** One rule in memory. */
final class FakeCatchAll implements CatchAll {

    volatile Rule rule = new Refuse();
    private final FakeMailHost host;
    private final boolean discards;

    FakeCatchAll(FakeMailHost host, boolean discards) {
        this.host = host;
        this.discards = discards;
        host.catchAll = Optional.of(this);
    }

    /** As it was at first. */
    void reset() {
        rule = new Refuse();
        host.catchAll = Optional.of(this);
    }

    @Override
    public boolean discards() {
        return discards;
    }

    @Override
    public Rule read(DomainName domain) {
        return host.answer(() -> rule);
    }

    @Override
    public void write(DomainName domain, Rule wanted) {
        host.answer(() -> {
            rule = wanted;
            return true;
        });
    }
}
