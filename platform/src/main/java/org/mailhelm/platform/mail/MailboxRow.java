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

/** A mailbox as its mail host was last seen to hold it. */
@MappedEntity("mailbox")
record MailboxRow(
        @Id String address,
        String domain,
        String localPart,
        @Nullable Long quotaBytes,
        @Nullable Long usedBytes,
        @Nullable Integer sendLimit,
        @Nullable Integer sentToday,
        boolean suspended) {

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
                mailbox.suspended());
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
