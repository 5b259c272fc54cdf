package org.mailhelm.platform.mail;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.mail.AccountQuota;
import org.mailhelm.api.mail.ByteSize;

/** An account of 1,000 MB with 615 MB in it. */
final class FakeAccountQuota implements AccountQuota {

    volatile Optional<Instant> graceEnds = Optional.empty();
    volatile Optional<ByteSize> limit = Optional.of(ByteSize.ofMebibytes(1000));
    volatile List<MailboxUsage> usage = List.of();
    private final FakeMailHost host;

    FakeAccountQuota(FakeMailHost host) {
        this.host = host;
        host.accountQuota = Optional.of(this);
    }

    @Override
    public State read() {
        return host.answer(() -> new State(
                ByteSize.ofMebibytes(615),
                limit,
                Map.of(
                        "email", ByteSize.ofMebibytes(600),
                        "web", ByteSize.ofMebibytes(15),
                        "databases", new ByteSize(0)),
                graceEnds,
                Optional.of(Instant.parse("2026-03-01T11:30:00Z"))));
    }

    @Override
    public List<MailboxUsage> mailboxes() {
        return host.answer(() -> usage);
    }
}
