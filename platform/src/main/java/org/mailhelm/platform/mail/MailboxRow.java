package org.mailhelm.platform.mail;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.Optional;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.api.mail.Quota;

/**
 * A mailbox as its mail host was last seen to hold it.
 *
 * @param search its address in both spellings
 * @param fullness use in percent of the quota; -1 where there is no quota or the use is unknown
 */
@MappedEntity("mailbox")
record MailboxRow(
        @Id String address,
        String domain,
        String localPart,
        @Nullable Long quotaBytes,
        @Nullable Long usedBytes,
        @Nullable Integer sendLimit,
        @Nullable Integer sentToday,
        boolean suspended,
        String search,
        int fullness) {

    private static final int UNKNOWN = -1;
    private static final int PERCENT = 100;

    static MailboxRow of(Mailbox mailbox) {
        MailAddress address = mailbox.address();
        return new MailboxRow(
                address.toString(),
                address.domain().value(),
                address.localPart(),
                mailbox.quota().limit().map(ByteSize::bytes).orElse(null),
                mailbox.used().map(ByteSize::bytes).orElse(null),
                mailbox.sendLimit().orElse(null),
                mailbox.sentToday().orElse(null),
                mailbox.suspended(),
                search(address),
                fullness(mailbox));
    }

    private static String search(MailAddress address) {
        String wire = address.toString();
        String shown = address.localPart() + "@" + DomainText.show(address.domain());
        return shown.equals(wire) ? wire : wire + " " + shown;
    }

    private static int fullness(Mailbox mailbox) {
        long limit = mailbox.quota().limit().map(ByteSize::bytes).orElse(0L);
        if (limit == 0 || mailbox.used().isEmpty()) {
            return UNKNOWN;
        }
        return (int) Math.min(Integer.MAX_VALUE, mailbox.used().get().bytes() / ((double) limit) * PERCENT);
    }

    Mailbox mailbox() {
        return new Mailbox(
                new MailAddress(localPart, new DomainName(domain)),
                new Quota(Optional.ofNullable(quotaBytes).map(ByteSize::new)),
                Optional.ofNullable(usedBytes).map(ByteSize::new),
                Optional.ofNullable(sendLimit),
                Optional.ofNullable(sentToday),
                suspended);
    }
}
