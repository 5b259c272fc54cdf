package org.mailhelm.platform.mail;

import org.mailhelm.api.mail.Mailbox;

/** A mark of what can be changed in a mailbox, for who changes it on what was seen. Use and sent mail don't count. */
final class MailboxMark {

    private MailboxMark() {}

    static String of(Mailbox mailbox) {
        return Seen.mark(
                mailbox.quota().mebibytes() + " " + mailbox.sendLimit().orElse(-1) + " " + mailbox.suspended());
    }

    /** What it is now, for who saw something else. */
    static String words(Mailbox mailbox) {
        return "Its quota is " + QuotaForm.words(mailbox.quota())
                + mailbox.sendLimit()
                        .map(most -> ", it may send " + most + " messages a day")
                        .orElse("")
                + (mailbox.suspended() ? ", and it is suspended" : "")
                + " now.";
    }
}
