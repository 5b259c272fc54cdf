package org.mailhelm.platform.mail.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.mail.AccountQuota;

/** What a mailbox holds as the mail host's own list says it: bytes, and seconds since 1970. */
record KeptUsage(String address, long used, @Nullable Long measured) {

    static KeptUsage of(AccountQuota.MailboxUsage usage) {
        return new KeptUsage(
                usage.address().toString(),
                usage.used().bytes(),
                usage.measured().map(Instant::getEpochSecond).orElse(null));
    }
}
