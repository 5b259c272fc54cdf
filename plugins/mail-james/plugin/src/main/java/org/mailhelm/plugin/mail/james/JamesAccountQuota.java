package org.mailhelm.plugin.mail.james;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.mail.AccountQuota;
import org.mailhelm.api.mail.ByteSize;

/** What the mailboxes of a server hold together. The server as a whole has no limit but its disk. */
final class JamesAccountQuota implements AccountQuota {
    private final WebAdmin admin;

    JamesAccountQuota(WebAdmin admin) {
        this.admin = admin;
    }

    @Override
    public State read() {
        long total =
                admin.usages().stream().mapToLong(usage -> usage.used().bytes()).sum();
        return new State(new ByteSize(total), Optional.empty(), Map.of(), Optional.empty(), Optional.empty());
    }

    @Override
    public List<MailboxUsage> mailboxes() {
        return admin.usages().stream()
                .flatMap(usage -> usage.address().stream()
                        .map(address -> new MailboxUsage(address, usage.used(), Optional.empty())))
                .sorted(Comparator.comparing(MailboxUsage::used).reversed())
                .toList();
    }
}
